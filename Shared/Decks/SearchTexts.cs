using QuizHub.Site;

namespace QuizHub.Decks;

/// <summary>Texts of the search page.</summary>
public static class SearchTexts
{
    public static readonly Text Title = new("Search", "搜索");
    public static readonly Text Label = new("Search questions and glossary", "搜索问题和术语");
    public static readonly Text Placeholder = new("momentum, dead ReLU, …", "动量、梯度消失……");
    public static readonly Text Find = new("Search", "搜索");
    public static readonly Text Lead = new(
        "Searches questions, their answers and the glossary, in English, Chinese or pinyin. Small typing errors are forgiven.",
        "可搜索问题、答案和术语，中英文、拼音均可；允许有少量错别字或拼写错误。");
    public static readonly Text ToDecks = new("Look through the decks", "去题库里找找");

    public static readonly Text Asked = new("Asked", "问");
    public static readonly Text Answered = new("Answer", "答");
    public static readonly Text Holds = new("Claim", "结论");
    public static readonly Text Limits = new("Where it fails", "不成立的情形");
    public static readonly Text TooLate = new(
        "This search took too long and was stopped. Try fewer or other words.", "这次搜索用时过长，已停止。可以减少词语，或换个说法再试。");

    public static readonly Text OnlyNames = new(
        "The texts of the decks are still being made ready. So far titles and terms were searched: try again in a moment for all.",
        "题库正文仍在准备中，目前只搜索了标题和术语；稍后再搜即可得到全部结果。");

    public static readonly Text Perhaps = new("Perhaps you are looking for: ", "也许您要找的是：");
    public static readonly Text TopicsHere = new("Topics here: ", "这里的主题：");

    /// <param name="pages">Pages found.</param>
    /// <param name="shown">The first of them, which are shown.</param>
    public static Text Found(int pages, int shown) => pages > shown
        ? new($"{pages} pages found; the best {shown} are shown", $"找到 {pages} 个页面，显示最相关的 {shown} 个")
        : new(pages == 1 ? "1 page found" : $"{pages} pages found", $"找到 {pages} 个页面");

    public static Text Near(int shown) => new(
        shown == 1 ? "No page has all the words; this one comes nearest." : $"No page has all the words; these {shown} come nearest.",
        $"没有同时包含全部词语的页面，下面 {shown} 个最为接近。");

    public static Text Meant(string words) => new($"Showing results for “{words}”.", $"已按“{words}”搜索。");

    public static Text Nothing(string query) => new($"Nothing was found for “{query}”. Try fewer or other words.", $"没有找到与“{query}”相关的内容。可以减少词语，或换个说法再试。");

    public static Text Kind(bool isQuestion, bool isTerm) => isQuestion ? new("Question", "问题") : isTerm ? new("Glossary", "术语") : new("Topic", "主题");
}

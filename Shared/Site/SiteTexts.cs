namespace QuizHub.Site;

/// <summary>Texts of the frame around every page, and of the pages that say that something is missing or broken.</summary>
public static class SiteTexts
{
    public static readonly Text SkipToContent = new("Skip to content", "跳到正文");
    public static readonly Text MainNavigation = new("Main", "主导航");
    public static readonly Text Practise = new("Practise", "练习");
    public static readonly Text Settings = new("Settings", "设置");
    public static readonly Text Privacy = new("Privacy", "隐私");
    public static readonly Text Leave = new("Leave", "离开");
    public static readonly Text Decks = new("Decks", "题库");
    public static readonly Text Tagline = new("Interview questions, answered and proved by running.", "面试题：答得出，也跑得通。");

    public static readonly Text NotFoundTitle = new("There is no page here", "这里没有页面");
    public static readonly Text NotFoundBody = new(
        "The address may be mistyped, or the question may have been renamed since someone linked to it.",
        "地址可能输错了，也可能这个问题在被链接之后改了名。");
    public static readonly Text NotFoundNext = new("Look for it in one of the decks:", "可以到下面的题库里找：");
    public static readonly Text FailedTitle = new("Something went wrong here", "这里出错了");
    public static readonly Text FailedBody = new(
        "This is our fault, not yours. Nothing that you have answered is lost. Try again in a moment.",
        "这是我们的问题，与你无关。你已经提交的答案都在。请稍后再试。");
    public static readonly Text FailedId = new("If it stays broken, report it with this id:", "如果一直这样，请带上这个编号告诉我们：");
    public static readonly Text TooManyTitle = new("One moment, please", "请稍等片刻");
    public static readonly Text StorageTitle = new("Nothing can be stored just now", "目前无法保存");
    public static readonly Text StorageBody = new(
        "The server's storage is full or not available. Everything that was stored before is still there. Pages can be read; try again in a moment to go on.",
        "服务器的存储空间已满或暂时不可用。之前保存的内容都还在，页面仍可浏览；请稍后重试再继续。");
    public static readonly Text RefusedTitle = new("This request was not accepted", "这个请求没有被接受");
    public static readonly Text RefusedBody = new(
        "The form may be out of date, or the address is only meant to be read. Go back, reload the page, and try again.",
        "表单可能已经过期，或者这个地址只能浏览。请返回并刷新页面，然后重试。");
    public static readonly Text TryAgain = new("Try again", "重试");
    public static readonly Text ToHome = new("To the home page", "回到首页");
}

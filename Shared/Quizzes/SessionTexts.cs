using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>What the API of sessions says when something can't be done.</summary>
public static class SessionTexts
{
    public static readonly Text NotFound = new(
        "There is no such session in this browser. Sessions belong to the browser that they were started in.",
        "此浏览器中没有这个答题记录。答题记录只属于开始它的浏览器。");

    public static readonly Text NothingToPractise = new(
        "There is no such deck, topic or question to practise.", "没有可供练习的题库、主题或问题。");

    public static readonly Text NoSuchSession = new(
        "Such a session can't be started: choose practice, and at least one item.", "无法开始这样的答题：请选择练习模式，且至少一道题。");

    public static readonly Text BadCount = new("Choose how many, from 1 to 500.", "请选择题数，1 到 500 道。");

    public static Text TooMany(int most) => new($"A session holds at most {TextFill.Count(most, "item", "items")}.", $"一次答题最多 {most} 道题。");

    public static readonly Text NothingMatches = new(
        "No exercise fits this choice. Choose fewer facets or types, or more topics.", "没有符合所选条件的题。请减少所选的考查方面或题型，或增加主题。");

    public static readonly Text NoRun = new("This step of the session has no run to start.", "会话的这一步没有可启动的运行。");

    public static readonly Text RunNotYet = new(
        "This step's run can't start yet: its turn and its prediction come first.", "这一步的运行还不能启动：要先轮到这一步，并作出预测。");

    public static readonly Text MovedOn = new(
        "The session has moved on, perhaps in another tab. This is where it stands now.", "答题进度已经变化，可能是在另一个标签页中。现在显示的是最新进度。");

    public static readonly Text OtherAnswer = new(
        "Another answer is stored already; it stays. This is where the session stands.", "已经保存了另一个答案，不会更改。现在显示的是当前进度。");
}

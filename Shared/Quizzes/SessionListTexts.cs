using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>What the page of all of a learner's sessions says, and the page that asks before one is discarded.</summary>
public static class SessionListTexts
{
    public static readonly Text Title = new("Sessions", "答题记录");
    public static readonly Text Lead = new(
        "Everything that you have begun in this browser: what is open can be gone on with, what is finished can be looked at again.",
        "你在此浏览器中开始过的所有答题：未完成的可以继续，已结束的可以再看。");
    public static readonly Text Empty = new("You have not begun anything yet.", "你还没有开始过答题。");
    public static readonly Text EmptyThen = new(
        "What you begin is listed here: practice, reviews, exams, interviews and visits to the clinic.", "开始之后，练习、复习、考试、面试和门诊都会列在这里。");
    public static readonly Text All = new("All your sessions", "全部答题记录");
    public static readonly Text AllAndOpen = new("All your sessions (also open: {0})", "全部答题记录（另有 {0} 个未完成）");

    public static readonly Text Open = new("Open", "未完成");
    public static readonly Text OpenNone = new("Nothing is open.", "没有未完成的答题。");
    public static readonly Text Finished = new("Finished", "已结束");
    public static readonly Text FinishedNone = new("Nothing is finished yet.", "还没有已结束的答题。");
    public static readonly Text EndedEarly = new("ended early", "提前结束");
    public static readonly Text StepOf = new("step {0} of {1}", "第 {0} 步，共 {1} 步");
    public static readonly Text QuestionOf = new("question {0} of {1}", "第 {0} 个问题，共 {1} 个");
    public static readonly Text ReviewStepOf = new("handed in, review at step {0} of {1}", "已交卷，复盘到第 {0} 步，共 {1} 步");
    public static readonly Text LastOn = new("last on {0}", "最近一次：{0}");
    public static readonly Text SeeSummary = new("See the summary", "查看小结");
    public static readonly Text SeeResult = new("See the result", "查看成绩");
    public static readonly Text SeeTranscript = new("Read the transcript", "查看面试记录");
    public static readonly Text GoOn = new("Go on", "继续");
    public static readonly Text Discard = new("Discard…", "放弃…");
    public static readonly Text Pages = new("Pages", "分页");
    public static readonly Text PageOf = new("Page {0} of {1}", "第 {0} 页，共 {1} 页");
    public static readonly Text Newer = new("Newer", "较新的");
    public static readonly Text Older = new("Older", "较早的");

    public static readonly Text DiscardTitle = new("Discard this session?", "要放弃这次答题吗？");
    public static readonly Text DiscardItems = new(
        "It ends where it stands and can't be gone on with. What you have answered stays: it counts for your progress, and the summary stays in the list. If nothing was answered, the session is deleted.",
        "答题到此结束，不能再继续。已经作答的内容会保留：计入你的进度，小结也留在列表里。如果什么都没有答，这次答题会被删除。");
    public static readonly Text DiscardExam = new(
        "The exam ends without being graded, and what you have answered in it is deleted. To have it graded, go on and hand it in instead.",
        "考试到此结束，不评分，其中已作答的内容会被删除。如果想要成绩，请继续考试并交卷。");
    public static readonly Text DiscardExamReview = new(
        "The exam's review ends where it stands. The result stays in the list. Predictions whose experiment has not run are then not graded.",
        "考试的复盘到此结束，成绩留在列表里。实验尚未运行的预测不再评分。");
    public static readonly Text DiscardInterview = new(
        "The interview ends where it stands. Questions that were talked through stay in its transcript; the one at hand is left out. If none was talked through, the interview is deleted.",
        "面试到此结束。已经谈完的问题保留在面试记录里，正在进行的这一个不计入。如果一个问题都没有谈完，这次面试会被删除。");
    public static readonly Text DiscardDo = new("Discard it", "放弃");
    public static readonly Text Keep = new("Keep it", "保留");
    public static readonly Text Over = new("This session is finished already: there is nothing to discard.", "这次答题已经结束，没有什么可放弃的。");
    public static readonly Text Back = new("To your sessions", "回到答题记录");
    public static readonly Text Discarded = new("Discarded.", "已放弃。");
}

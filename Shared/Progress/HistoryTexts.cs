using QuizHub.Site;

namespace QuizHub.Progress;

/// <summary>Texts about taking one's own data away, as a copy or for good.</summary>
public static class HistoryTexts
{
    // Export
    public static readonly Text ExportTitle = new("Your data", "你的数据");
    public static readonly Text ExportLead = new(
        "Everything that this server keeps about you, as files to keep or to reckon with. What an open session still asks is told when it is over.",
        "服务器保存的与你有关的一切，可下载留存或自行分析。未结束的答题还会问什么，要到结束后才会包含在内。");
    public static readonly Text ExportJson = new("Everything (JSON)", "全部数据（JSON）");
    public static readonly Text ExportCsv = new("Answers as a table (CSV)", "作答记录表（CSV）");
    public static readonly Text ExportZip = new("Everything as tables (ZIP)", "全部数据表（ZIP）");
    public static readonly Text NoLearner = new("Nothing is kept about you, so there is nothing to export.", "没有保存任何与你有关的信息，所以没有可导出的内容。");
    public static readonly Text NoFormat = new("The export comes as json, csv or zip.", "导出格式只有 json、csv 和 zip。");

    // Deleting
    public static readonly Text ForgetAllOpen = new("Delete my history…", "删除学习记录…");
    public static readonly Text ForgetAllTitle = new("Delete your whole history?", "要删除全部学习记录吗？");
    public static readonly Text ForgetAllBody = new(
        "All answers, sessions, typed texts, ticks, predictions and everything that was derived from them are deleted at once: what is due, your progress, the weights trained for you. Your settings and goals stay, and so do reports of mistakes. This cannot be undone.",
        "所有作答、答题记录、输入的文字、勾选、预测，以及由此得出的一切（待复习、进度、为你训练的参数）会立即删除。设置和目标保留，错误报告也保留。此操作无法撤销。");
    public static readonly Text ForgetAllDo = new("Delete the whole history", "删除全部学习记录");
    public static readonly Text ForgetAllDone = new("Your history has been deleted. Settings and goals are as they were.", "学习记录已全部删除。设置和目标保持不变。");
    public static readonly Text ForgetItem = new("Delete this item’s history…", "删除这道题的记录…");
    public static readonly Text ForgetItemTitle = new("Delete the history of this item?", "要删除这道题的记录吗？");
    public static readonly Text ForgetItemBody = new(
        "Your answers to it (n\u00a0=\u00a0{0}) are deleted at once, also in the sessions where you gave them; those sessions then show it as not answered. A question about what its run showed goes with it. The item counts as never asked. This cannot be undone.",
        "你对它的作答（n\u00a0=\u00a0{0}）会立即删除，所在的答题记录里也一并删除；那些记录会把它显示为未作答。关于其运行结果的问题也一起删除。之后这道题视为从未答过。此操作无法撤销。");
    public static readonly Text ForgetItemDo = new("Delete this history", "删除这道题的记录");
    public static readonly Text ForgetItemDone = new("The item’s history has been deleted. It counts as never asked.", "这道题的记录已删除，视为从未答过。");
    public static readonly Text ForgetNothing = new("There is no history of it, so there is nothing to delete.", "没有它的记录，所以没有什么可删除的。");
    public static readonly Text NothingChosen = new("Nothing was chosen to be deleted, and nothing was deleted.", "没有选择要删除的内容，也没有删除任何内容。");
    public static readonly Text ForgetUnknown = new("This item is not in the deck.", "题库里没有这道题。");
    public static readonly Text Keep = new("Keep it", "保留");
    public static readonly Text BackToProgress = new("Back to progress", "回到进度");
    public static readonly Text Everything = new("To delete settings too, so that nothing is kept about you:", "如果连设置也要删除，不留任何与你有关的信息：");

    // One question's history
    public static readonly Text OfQuestion = new("Your answers to this question", "你对这个问题的作答");
    public static readonly Text OfQuestionLead = new("Each item that you have answered, with its last results.", "你答过的每道题及其最近的结果。");
    public static readonly Text OfQuestionNone = new("You have not answered any item of this question.", "你还没有答过这个问题下的题。");
    public static readonly Text OfQuestionFacts = new("{0} right of n\u00a0=\u00a0{1}", "n\u00a0=\u00a0{1} 次作答，答对 {0} 次");
    public static readonly Text DueOn = new("due {0}", "{0}到期");
}

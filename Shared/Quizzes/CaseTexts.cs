using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>What a case says: the curves of a faulty run, and the remedies.</summary>
public static class CaseTexts
{
    public static readonly Text Curves = new("The curves of the run", "这次训练的曲线");
    public static readonly Text Sets = new(
        "Held-out data were set aside from the same table as the training data. New data came later and were labelled with care.",
        "留出数据与训练数据取自同一张表。新数据是后来收集的，标注认真。");
    public static readonly Text Skip = new("Skip this case", "跳过这个病例");
    public static readonly Text SkipMeans = new("The curves could not be had. A skipped case does not count.", "无法取得曲线。跳过的病例不计分。");
    public static readonly Text BelongsTo = new("Read about it:", "相关问题：");

    // Remedies
    public static readonly Text RemediesTitle = new("Now a remedy", "接下来选择措施");
    public static readonly Text RemediesLead = new(
        "The fault: {0}. Pick a remedy and train the same run with it. Tries are free.", "故障：{0}。选择一项措施，带着它重新训练。可以随意尝试，不计分。");
    public static readonly Text RemediesLegend = new("Remedies", "措施");
    public static readonly Text Try = new("Train with this remedy", "用这项措施训练");
    public static readonly Text Helped = new("helped", "有效");
    public static readonly Text DidNot = new("did not help", "无效");
    public static readonly Text Gone = new("The symptom is gone.", "症状消失了。");
    public static readonly Text StillThere = new("The symptom is still there. Try another remedy.", "症状仍在，请换一项措施。");
    public static readonly Text Numbers = new("Before and after", "前后对比");
    public static readonly Text Number = new("At the end of the run", "训练结束时");
    public static readonly Text Before = new("before", "之前");
    public static readonly Text After = new("with the remedy", "采取措施后");
    public static readonly Text WithoutIt = new("without the remedy", "没有采取措施");
}

using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>What the clinic says: its page, and what stands for where a case belongs.</summary>
public static class ClinicTexts
{
    public static readonly Text Clinic = new("Clinic", "门诊");
    public static readonly Text Case = new("Case {0}", "病例 {0}");

    public static readonly Text PageTitle = new("The clinic", "训练门诊");
    public static readonly Text Description = new(
        "Training runs that went wrong, shown by their curves alone: name the fault, pick a remedy, and see it run.",
        "出了问题的训练，只给曲线：判断故障，选择措施，再跑一遍看效果。");
    public static readonly Text Lead = new(
        "Training runs that went wrong, each shown by its curves alone. Name the fault, then try remedies on it until the symptom is gone.",
        "这里都是出了问题的训练，每个只给曲线。先判断故障，再逐一尝试措施，直到症状消失。");
    public static readonly Text HowTitle = new("How a case goes", "一个病例的过程");
    public static readonly Text HowCurves = new(
        "Four figures come from a net that is trained at that moment: loss, accuracy, gradient norms, and the size of updates. All cases show the same four.",
        "四张图来自此刻训练的网络：损失、准确率、梯度范数和更新大小。所有病例都是这四张图。");
    public static readonly Text HowName = new(
        "You name the fault. The verdict gives the reason for every option: why these curves fit one fault and rule out the others.",
        "你来判断故障。每个选项都附理由：为什么这些曲线符合某个故障，又排除了其他故障。");
    public static readonly Text HowRemedy = new(
        "You pick a remedy, and the same run is trained again with it. Curves lie over each other, numbers side by side. Wrong remedies may be tried too: they fail.",
        "你来选择措施，同一次训练会带着它重跑。曲线叠在一起，数字并排列出。也可以试错误的措施，看它为什么没用。");
    public static readonly Text FaultsTitle = new("What can be wrong", "可能的故障");
    public static readonly Text FaultsLead = new("One of these, and only one, is wrong with each run.", "每次训练只有其中一种故障。");
    public static readonly Text Start = new("Begin a visit", "开始看诊");
    public static readonly Text NothingYet = new("This deck has no cases yet.", "这个题库还没有病例。");
    public static readonly Text NotHere = new(
        "Runs are not available on this server at the moment, so there is nothing to diagnose. Everything else works.", "此服务器目前无法运行实验，因此没有可诊断的内容。其他功能不受影响。");
    public static readonly Text NeedsScript = new("Drawing curves needs JavaScript, which this browser has switched off.", "绘制曲线需要 JavaScript，而此浏览器已将其关闭。");
    public static readonly Text LinkLead = new("Name what is wrong with a training run from its curves.", "看曲线，判断训练哪里出了问题。");

    public static Text Cases(int count) => new(count == 1 ? "1 case" : $"{count} cases", $"{count} 个病例");

    public static Text SoFar(int right, int of) => new($"You have named {right} of {of} right so far.", $"目前你已正确判断 {of} 个中的 {right} 个。");
}

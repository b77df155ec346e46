using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>What the fields of options say.</summary>
public static class ChoiceTexts
{
    public static readonly Text ShowOptions = new("Show the options", "显示选项");
    public static readonly Text ChooseOne = new("Choose one.", "选择一项。");
    public static readonly Text ChooseAll = new(
        "Choose all that apply. Each right choice adds a share, each wrong one takes one away.", "选出所有正确的选项。选对加分，选错扣分。");
    public static readonly Text CurveSketch = new(
        "Sketch of a curve: starts at {0}, ends at {1}, lowest {2}, highest {3}.", "曲线草图：起于 {0}，终于 {1}，最低 {2}，最高 {3}。");
}

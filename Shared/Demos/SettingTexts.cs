using System.Globalization;
using QuizHub.Site;

namespace QuizHub.Demos;

/// <summary>What is said about a setting that was refused: always with what would have been accepted.</summary>
public static class SettingTexts
{
    public static Text Unknown(string name, IEnumerable<string> known)
    {
        var names = string.Join(", ", known);
        return names.Length == 0
            ? new($"This demo has no settings, so \"{name}\" cannot be set.", $"这个实验没有可调的参数，无法设置“{name}”。")
            : new($"There is no setting called \"{name}\". The settings are: {names}.", $"没有名为“{name}”的参数。可用的参数有：{names}。");
    }

    /// <summary>The message for a bad value: the label, then what is accepted.</summary>
    public static Text Refused(SettingDeclaration setting)
    {
        var accepted = Accepted(setting);
        return new($"{setting.Label.En} must be {accepted.En}.", $"{setting.Label.Zh}必须是{(char.IsAscii(accepted.Zh[0]) ? " " : "")}{accepted.Zh}。");
    }

    /// <summary>What a setting accepts, as a phrase: "a whole number from 1 to 256".</summary>
    public static Text Accepted(SettingDeclaration setting) => setting switch
    {
        IntegerSetting { Step: 1 } integer => new($"a whole number from {integer.Min} to {integer.Max}", $"{integer.Min} 到 {integer.Max} 之间的整数"),
        IntegerSetting integer => new(
            $"a whole number from {integer.Min} to {integer.Max} in steps of {integer.Step}", $"{integer.Min} 到 {integer.Max} 之间、间隔为 {integer.Step} 的整数"),
        NumberSetting number => new($"a number from {Show(number.Min)} to {Show(number.Max)}", $"{Show(number.Min)} 到 {Show(number.Max)} 之间的数"),
        BooleanSetting => new("true or false", "true 或 false"),
        ChoiceSetting choice => new($"one of: {Ids(choice.Options)}", $"以下之一：{Ids(choice.Options)}"),
        ChoicesSetting choices => new($"at least one of: {Ids(choices.Options)}", $"以下选项中的至少一个：{Ids(choices.Options)}"),
        MatrixSetting { FixedSize: true } matrix => new(
            $"{matrix.Default.Count} rows of {matrix.Default[0].Count} numbers, each from {Show(matrix.Min)} to {Show(matrix.Max)}",
            $"{matrix.Default.Count} 行 {matrix.Default[0].Count} 列的矩阵，每个数在 {Show(matrix.Min)} 到 {Show(matrix.Max)} 之间"),
        MatrixSetting matrix => new(
            $"1 to {matrix.MaxRows} rows of equally many numbers, at most {matrix.MaxColumns}, each from {Show(matrix.Min)} to {Show(matrix.Max)}",
            $"矩阵：1 到 {matrix.MaxRows} 行，各行等长且不超过 {matrix.MaxColumns} 列，每个数在 {Show(matrix.Min)} 到 {Show(matrix.Max)} 之间"),
        ShapeSetting shape => new(
            $"1 to {shape.MaxRank} whole numbers joined by x, each from 1 to {shape.MaxSize}", $"用 x 连接的 1 到 {shape.MaxRank} 个整数，每个在 1 到 {shape.MaxSize} 之间"),
        SequenceSetting sequence => new(
            $"1 to {sequence.MaxLength} numbers, each from {Show(sequence.Min)} to {Show(sequence.Max)}",
            $"1 到 {sequence.MaxLength} 个数，每个在 {Show(sequence.Min)} 到 {Show(sequence.Max)} 之间"),
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting.GetType().Name, "This kind of setting has no text."),
    };

    private static string Show(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Ids(IEnumerable<SettingOption> options) => string.Join(", ", options.Select(option => option.Id));
}

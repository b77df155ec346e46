using Microsoft.AspNetCore.Components;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Client.Demos;

public sealed partial class SettingField
{
    private const string TrueText = "true";
    private const string FalseText = "false";

    [Parameter, EditorRequired]
    public required SettingDeclaration Setting { get; set; }

    /// <summary>The value in text form, right or wrong.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>Why the value is refused; null when it is not.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>The new text form.</summary>
    [Parameter]
    public EventCallback<string> OnChange { get; set; }

    [Parameter, EditorRequired]
    public required Language Language { get; set; }

    /// <summary>Several controls under one label.</summary>
    private bool IsGroup => Setting is ChoicesSetting or MatrixSetting or ShapeSetting || (Setting is ChoiceSetting choice && ChoiceControl.IsList(choice.Options));

    /// <summary>Short form of what is accepted; a wrong value brings the long form.</summary>
    private string? Range => Setting switch
    {
        IntegerSetting integer => Between(integer.Min, integer.Max),
        NumberSetting number => Between(number.Min, number.Max),
        MatrixSetting matrix => Between(matrix.Min, matrix.Max),
        SequenceSetting sequence => Between(sequence.Min, sequence.Max),
        ShapeSetting shape => Between(1, shape.MaxSize),
        _ => null,
    };

    private string? Help => (Setting.Help, Setting) switch
    {
        ({ } help, SequenceSetting) => $"{help.In(Language)} {DemoTexts.NumbersApart.In(Language)}",
        ({ } help, _) => help.In(Language),
        (null, SequenceSetting) => DemoTexts.NumbersApart.In(Language),
        _ => null,
    };

    private string Between(double least, double most) => DemoTexts.Between(DemoNumbers.Show(least), DemoNumbers.Show(most)).In(Language);
}

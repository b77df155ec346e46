using System.Text.Json.Serialization;
using QuizHub.Site;

namespace QuizHub.Demos;

/// <summary>One setting of a demo. Names are lowerCamelCase; they are the keys in addresses, claims and requests.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(IntegerSetting), "integer")]
[JsonDerivedType(typeof(NumberSetting), "number")]
[JsonDerivedType(typeof(BooleanSetting), "boolean")]
[JsonDerivedType(typeof(ChoiceSetting), "choice")]
[JsonDerivedType(typeof(ChoicesSetting), "choices")]
[JsonDerivedType(typeof(MatrixSetting), "matrix")]
[JsonDerivedType(typeof(ShapeSetting), "shape")]
[JsonDerivedType(typeof(SequenceSetting), "sequence")]
public abstract record SettingDeclaration(string Name, Text Label, Text? Help);

/// <summary>A whole number in [<paramref name="Min"/>, <paramref name="Max"/>], on the grid Min + k·Step.</summary>
public sealed record IntegerSetting(string Name, Text Label, int Default, int Min, int Max, int Step = 1, Text? Help = null)
    : SettingDeclaration(Name, Label, Help);

/// <summary>A real number in [<paramref name="Min"/>, <paramref name="Max"/>]. <paramref name="Step"/> guides the control, it does not restrict; with
/// <paramref name="Logarithmic"/> the control moves on a logarithmic scale and Min must be positive.</summary>
public sealed record NumberSetting(string Name, Text Label, double Default, double Min, double Max, double Step, bool Logarithmic = false, Text? Help = null)
    : SettingDeclaration(Name, Label, Help);

public sealed record BooleanSetting(string Name, Text Label, bool Default, Text? Help = null)
    : SettingDeclaration(Name, Label, Help);

/// <param name="Listing">Code that the option stands for, which an item shows; null where it stands for none.</param>
public sealed record SettingOption(string Id, Text Label, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Listing = null);

/// <summary>Exactly one of the options, by id.</summary>
public sealed record ChoiceSetting(string Name, Text Label, string Default, IReadOnlyList<SettingOption> Options, Text? Help = null)
    : SettingDeclaration(Name, Label, Help);

/// <summary>At least one of the options, by id, in the order in which they are declared.</summary>
public sealed record ChoicesSetting(string Name, Text Label, IReadOnlyList<string> Default, IReadOnlyList<SettingOption> Options, Text? Help = null)
    : SettingDeclaration(Name, Label, Help);

/// <summary>A grid of numbers, row by row, each in [Min, Max]. The number of rows and columns may vary up to the given most.</summary>
public sealed record MatrixSetting(
    string Name, Text Label, IReadOnlyList<IReadOnlyList<double>> Default, double Min, double Max, int MaxRows, int MaxColumns, bool FixedSize = false, Text? Help = null)
    : SettingDeclaration(Name, Label, Help);

/// <summary>The shape of a tensor: 1 to <paramref name="MaxRank"/> sizes, each in [1, <paramref name="MaxSize"/>].</summary>
public sealed record ShapeSetting(string Name, Text Label, IReadOnlyList<int> Default, int MaxRank, int MaxSize, Text? Help = null)
    : SettingDeclaration(Name, Label, Help);

/// <summary>A list of numbers of length 1 to <paramref name="MaxLength"/>, each in [Min, Max].</summary>
public sealed record SequenceSetting(string Name, Text Label, IReadOnlyList<double> Default, double Min, double Max, int MaxLength, Text? Help = null)
    : SettingDeclaration(Name, Label, Help);

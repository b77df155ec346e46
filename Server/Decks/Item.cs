using System.Text.Json.Serialization;
using QuizHub.Quizzes;

namespace QuizHub.Server.Decks;

/// <summary>One gradable exercise with all its languages and its key: what a version of an item is, whole.</summary>
/// <param name="RunSettings">Predict items: settings of the run, in text form, that differ from the demo's defaults.</param>
/// <param name="Seeds">Predict items: the seeds that <c>check</c> proves the key for; runs in sessions draw from them too.</param>
/// <param name="After">Saw-it items: id of the predict item whose run they ask about.</param>
/// <param name="Case">Diagnose items: the fault whose run is shown above the options, of <see cref="QuizHub.Demos.Clinic.ClinicFaults"/>. Written only where there is
/// one, so that the versions of all other items stay as they were before there were cases.</param>
/// <param name="Format">The format that its texts must be read by; null for <see cref="DeckFormat.First"/>, and where the formats read them alike, so that versions stay
/// when a deck is upgraded.</param>
/// <param name="Demo">Predict items: the demo that they run, where it is not their question's. Written only where it is said, so that versions of all other items
/// stay.</param>
/// <param name="ItemVersion">Hash of everything here: 16 hex digits.</param>
/// <param name="KeyVersion">Hash of what grading depends on: 16 hex digits. A change of words alone leaves it.</param>
public sealed record Item(
    string Id,
    ItemType Type,
    Facet Facet,
    IReadOnlyList<ParameterRange> Parameters,
    IReadOnlyDictionary<string, string> RunSettings,
    SeedRange? Seeds,
    string? After,
    IReadOnlyDictionary<string, ItemText> Texts,
    ItemBody Body,
    string ItemVersion,
    string KeyVersion,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Case = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Format = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Demo = null)
{
    public ItemText In(string language) => Texts.TryGetValue(language, out var text) ? text : Texts.Values.First();
}

/// <param name="StemMarkdown">Empty for a cloze item's body text, which stands in its <see cref="ClozeBody"/>.</param>
public sealed record ItemText(string Title, string StemMarkdown, string? WhyMarkdown);

/// <summary>Values From, From+Step, … up to To, both ends included.</summary>
public sealed record ParameterRange(string Name, double From, double To, double Step)
{
    /// <summary>How many values there are: at least 1.</summary>
    public int Count => (int)Math.Floor((To - From) / Step + 1e-9) + 1;

    /// <summary>The value at an index, rounded so that 0.1 + 2·0.1 shows as 0.3.</summary>
    public double Value(int index) => Math.Round(From + index * Step, 12);
}

/// <summary>How an item is answered and what makes an answer right. All texts are Markdown.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ChoiceBody), "choice")]
[JsonDerivedType(typeof(NumericBody), "numeric")]
[JsonDerivedType(typeof(ShortTextBody), "short-text")]
[JsonDerivedType(typeof(ClozeBody), "cloze")]
[JsonDerivedType(typeof(MatchingBody), "matching")]
[JsonDerivedType(typeof(OrderingBody), "ordering")]
public abstract record ItemBody;

/// <summary>Single and multiple choice, true/false, and predict and saw-it items by choice.</summary>
public sealed record ChoiceBody(bool Multiple, IReadOnlyList<Option> Options) : ItemBody;

/// <param name="When">Predict and saw-it: statement about the run's facts that makes this option the right one; else null.</param>
/// <param name="Refute">Demo settings whose run refutes the option; null where none can.</param>
/// <param name="Curve">y values of a candidate curve; else null.</param>
public sealed record Option(
    string Id, bool IsKey, string? When, IReadOnlyDictionary<string, string>? Refute, IReadOnlyList<double>? Curve, Localized Text, Localized Reason);

/// <summary>A number. Exactly one of <paramref name="Numbers"/> is the key.</summary>
/// <param name="Tolerance">Absolute, or a share of the key when <paramref name="ToleranceIsRelative"/>; 0 only for whole keys.</param>
public sealed record NumericBody(IReadOnlyList<KnownNumber> Numbers, double Tolerance, bool ToleranceIsRelative, Localized? Unit) : ItemBody;

/// <param name="Formula">In the formula language, over parameters or facts.</param>
public sealed record KnownNumber(string Formula, bool IsKey, Localized Reason);

/// <summary>Short texts of all languages together: an answer in any of them counts.</summary>
/// <param name="Rivals">Words near an accepted one that mean something else, folded: no slip of the finger (<see cref="Items.Rivals"/>). Written only where there are
/// some, so that versions of all other items stay; null in items that were stored before there were any.</param>
/// <param name="IsExact">Slips of the finger are not forgiven. Written only where it is said.</param>
public sealed record ShortTextBody(
    IReadOnlyList<KnownText> Texts,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Rivals = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsExact = false) : ItemBody;

public sealed record KnownText(string Language, string Text, bool IsKey, string ReasonMarkdown);

/// <param name="Text">Per language: Markdown with <c>[[n: …]]</c> replaced by <c>[[n]]</c>.</param>
/// <param name="Rivals">As of a <see cref="ShortTextBody"/>, for all blanks together.</param>
/// <param name="IsExact">As of a <see cref="ShortTextBody"/>.</param>
public sealed record ClozeBody(
    Localized Text,
    IReadOnlyList<Blank> Blanks,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Rivals = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsExact = false) : ItemBody;

/// <param name="Id">The blank's number, as text.</param>
/// <param name="Accepted">Per language, the first being the one to show.</param>
public sealed record Blank(string Id, IReadOnlyDictionary<string, IReadOnlyList<string>> Accepted, Localized Reason);

/// <summary>Rows with a left side are pairs; rows without one are distractors among the right sides.</summary>
public sealed record MatchingBody(IReadOnlyList<MatchRow> Rows) : ItemBody;

/// <param name="Id">By place: a, b, c…; the left and the right side of a pair share it. What is sent to a browser are other ids, drawn per session.</param>
public sealed record MatchRow(string Id, Localized? Left, Localized Right, Localized Reason);

/// <summary>Entries in the right order.</summary>
public sealed record OrderingBody(IReadOnlyList<OrderEntry> Entries) : ItemBody;

public sealed record OrderEntry(string Id, Localized Text, Localized Reason);

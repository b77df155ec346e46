using System.Text.Json.Serialization;

namespace QuizHub.Quizzes;

/// <summary>How an item is written in its deck and what it counts as in statistics. How it is answered is its body's matter.</summary>
public enum ItemType
{
    Single,
    Multiple,
    TrueFalse,
    Numeric,
    ShortText,
    Cloze,
    Matching,
    Ordering,
    Predict,
    SawIt,
}

/// <summary>What an item tests of its question.</summary>
public enum Facet
{
    Recall,
    Mechanism,
    Compute,
    Predict,
    Compare,
    Diagnose,
}

/// <summary>How sure the learner says to be. The borders come from the table from evidence to grade.</summary>
public enum Confidence
{
    /// <summary>Below 67 %.</summary>
    Low,

    /// <summary>67 to 80 %.</summary>
    Middle,

    /// <summary>Above 80 %.</summary>
    High,
}

/// <summary>An item as it is asked: everything to show, nothing that tells the key. All HTML is made by the server.</summary>
public sealed record ItemView(
    string QuestionSlug,
    string QuestionTitle,
    string TopicTitle,
    string ItemId,
    ItemType Type,
    Facet Facet,
    string StemHtml,
    ItemBodyView Body);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ChoiceView), "choice")]
[JsonDerivedType(typeof(NumberView), "number")]
[JsonDerivedType(typeof(TextView), "text")]
[JsonDerivedType(typeof(ClozeView), "cloze")]
[JsonDerivedType(typeof(MatchingView), "matching")]
[JsonDerivedType(typeof(OrderingView), "ordering")]
public abstract record ItemBodyView;

/// <summary>Options in the order drawn for this session.</summary>
public sealed record ChoiceView(bool Multiple, IReadOnlyList<OptionView> Options) : ItemBodyView;

/// <param name="Curve">For a candidate curve: y values at equal steps of x, to be sketched; else null.</param>
public sealed record OptionView(string Id, string Html, IReadOnlyList<double>? Curve = null);

/// <param name="Unit">Shown behind the field; null for a pure number.</param>
/// <param name="Tolerance">As the learner should read it, such as "±0.5 %"; null when the answer is a whole number.</param>
public sealed record NumberView(string? Unit, string? Tolerance) : ItemBodyView;

/// <param name="IsExact">Slips of the finger are not forgiven.</param>
public sealed record TextView([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsExact = false) : ItemBodyView;

/// <summary>Text and blanks in turn.</summary>
/// <param name="IsExact">Slips of the finger are not forgiven.</param>
public sealed record ClozeView(
    IReadOnlyList<ClozePart> Parts, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsExact = false) : ItemBodyView;

/// <summary>Either <paramref name="Html"/> or <paramref name="BlankId"/> is set.</summary>
public sealed record ClozePart(string? Html, string? BlankId);

/// <summary>Left sides in the deck's order, right sides shuffled; there may be more right sides than left ones.</summary>
public sealed record MatchingView(IReadOnlyList<OptionView> Lefts, IReadOnlyList<OptionView> Rights) : ItemBodyView;

/// <summary>Entries shuffled.</summary>
public sealed record OrderingView(IReadOnlyList<OptionView> Entries) : ItemBodyView;

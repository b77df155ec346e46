using System.Text.Json.Serialization;

namespace QuizHub.Quizzes;

/// <summary>How an item is written in its deck and what it counts as in statistics. How it is answered is its body's matter. What else is true of a type is
/// said in <see cref="ItemTypes"/>: nothing but kinds names a type.</summary>
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

/// <summary>What is shown of a kind's own: the fields of its answer. Each kind has its record in <c>Kinds</c>, and its line here.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ChoiceView), "choice")]
[JsonDerivedType(typeof(NumberView), "number")]
[JsonDerivedType(typeof(TextView), "text")]
[JsonDerivedType(typeof(ClozeView), "cloze")]
[JsonDerivedType(typeof(MatchingView), "matching")]
[JsonDerivedType(typeof(OrderingView), "ordering")]
public abstract record ItemBodyView
{
    /// <summary>What an item holds before the learner has touched it; null for nothing.</summary>
    public virtual ItemResponse? Untouched() => null;

    /// <summary>Whether an answer that was kept is one to this item: of its kind, and of parts that it has.</summary>
    public abstract bool Fits(ItemResponse response);

    /// <summary>Whether there is such a part.</summary>
    protected static bool Has(IEnumerable<OptionView> options, string id) => options.Any(option => option.Id == id);
}

/// <param name="Curve">For a candidate curve: y values at equal steps of x, to be sketched; else null.</param>
public sealed record OptionView(string Id, string Html, IReadOnlyList<double>? Curve = null);

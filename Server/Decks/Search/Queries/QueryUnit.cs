namespace QuizHub.Server.Decks.Search.Queries;

/// <summary>One thing that a query asks for, and the ways in which a text can have it.</summary>
/// <param name="Shown">As it was typed, or what was probably meant.</param>
/// <param name="IsCorrected">Not what was typed.</param>
internal sealed record QueryUnit(string Shown, bool IsCorrected = false)
{
    /// <summary>Says how is asked, not what about: no page has to have it.</summary>
    public bool IsGeneric { get; init; }

    /// <summary>Glossary terms that it names, and whether by the term itself rather than a synonym.</summary>
    public IReadOnlyDictionary<int, bool> Terms { get; init; } = new Dictionary<int, bool>();

    /// <summary>The term's words in another order: a phrase about it rather than its name.</summary>
    public bool IsReordered { get; init; }

    /// <summary>Stems, any of which is the word.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Chinese characters in a row that name no term.</summary>
    public string Run { get; init; } = "";

    /// <summary>Stems of longer words that begin with what was typed.</summary>
    public IReadOnlyList<string> Endings { get; init; } = [];

    /// <summary>Keys that stand for the whole where all of them are: “gradients vanish” for the vanishing gradient.</summary>
    public IReadOnlyList<string> Together { get; init; } = [];
}

/// <param name="Units">What is asked for, in the order of the query; empty if it has no words.</param>
/// <param name="Meant">The query as it was understood; null if it was taken as typed.</param>
internal sealed record Query(IReadOnlyList<QueryUnit> Units, string? Meant);

/// <summary>A way to understand some neighbouring words of a query.</summary>
/// <param name="Count">How many words.</param>
/// <param name="Cost">The less, the likelier.</param>
internal sealed record Segment(int Count, double Cost, QueryUnit Unit);

using System.Text.Json.Serialization;

namespace QuizHub.Server.Decks;

/// <summary>A text of a deck by language code. A deck's languages are its own: they need not be those of the interface.</summary>
public sealed record Localized(IReadOnlyDictionary<string, string> ByLanguage)
{
    /// <summary>The text in a language, or in the first language that there is.</summary>
    public string In(string language) => ByLanguage.TryGetValue(language, out var text) ? text : ByLanguage.Values.FirstOrDefault() ?? "";
}

/// <summary>A course of questions, immutable once read.</summary>
/// <param name="Languages">Codes; the first is the source that the others translate.</param>
/// <param name="Folder">Full path of the deck's folder; null for decks that were not read from files.</param>
/// <param name="Format">The format of the deck's own texts, such as the glossary's.</param>
public sealed record Deck(
    string Slug,
    IReadOnlyList<string> Languages,
    Localized Title,
    Localized Description,
    IReadOnlyList<Topic> Topics,
    IReadOnlyDictionary<string, Localized> Tags,
    IReadOnlyList<GlossaryTerm> Glossary,
    string? Folder,
    int Format = DeckFormat.First)
{
    /// <summary>Questions that one page can list: of more, pages about the deck name its topics, and each topic's page its questions.</summary>
    private const int MostListed = 300;

    public IEnumerable<Question> Questions => Topics.SelectMany(topic => topic.Questions);

    /// <summary>Has more questions than one page should list.</summary>
    [JsonIgnore]
    public bool IsLarge => Questions.Skip(MostListed).Any();

    /// <summary>Finds a question by its slug or by an alias of it; topic is not part of its identity.</summary>
    public Question? FindQuestion(string slug) =>
        Questions.FirstOrDefault(question => question.Slug == slug) ?? Questions.FirstOrDefault(question => question.Aliases.Contains(slug));
}

public sealed record Topic(string Slug, Localized Title, Localized Description, IReadOnlyList<Question> Questions);

/// <param name="Also">Synonyms by language, shown beside the term.</param>
public sealed record GlossaryTerm(string Id, Localized Term, IReadOnlyDictionary<string, IReadOnlyList<string>> Also, Localized Text)
{
    /// <summary>What else leads to the term in search, in any language; shown nowhere.</summary>
    public IReadOnlyList<string> Search { get; init; } = [];
}

/// <summary>One interview question. What has no language stands here, words in <see cref="Texts"/>.</summary>
/// <param name="Level">1 basic, 2 intermediate, 3 advanced.</param>
/// <param name="Format">The format that its own texts must be read by; null as for <see cref="Item.Format"/>.</param>
public sealed record Question(
    string DeckSlug,
    string TopicSlug,
    string Slug,
    int Level,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> Confusable,
    IReadOnlyList<string> Aliases,
    DemoReference? Demo,
    IReadOnlyList<Claim> Claims,
    IReadOnlyList<Source> Sources,
    IReadOnlyList<Item> Items,
    IReadOnlyDictionary<string, QuestionText> Texts,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Format = null)
{
    /// <summary>Its formulas and its code are more than can be made while somebody waits (Content/README.md, "Limits"): they are shown as they are
    /// written.</summary>
    [JsonIgnore]
    public bool IsShownAsSource { get; init; }

    /// <summary>Names of all demos that it runs: its own, and those that single items name.</summary>
    [JsonIgnore]
    public IEnumerable<string> Demos => Items.Select(item => item.Demo).Prepend(Demo?.Name).OfType<string>().Distinct();

    /// <summary>The demo that an item runs, or the item that it is asked after; null for none.</summary>
    public string? DemoOf(Item item) => item.Demo ?? (item.After is { } after ? Items.FirstOrDefault(other => other.Id == after)?.Demo : null) ?? Demo?.Name;

    /// <summary>The words in a language, or in the source language where a translation is missing.</summary>
    public QuestionText In(string language) => Texts.TryGetValue(language, out var text) ? text : Texts.Values.First();
}

/// <param name="Settings">Setting name to text form, for what differs from the demo's defaults.</param>
public sealed record DemoReference(string Name, IReadOnlyDictionary<string, string> Settings);

/// <param name="Expect">A statement in the formula language about facts.</param>
/// <param name="Holds">For how many of the seeds <paramref name="Expect"/> must be true.</param>
public sealed record Claim(string Id, IReadOnlyDictionary<string, string> Settings, string Expect, SeedRange Seeds, int Holds);

/// <summary>Seeds from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
public readonly record struct SeedRange(int First, int Last)
{
    public int Count => Last - First + 1;

    public IEnumerable<int> All() => Enumerable.Range(First, Count);
}

public sealed record Source(string Id, string Text, string? Url);

/// <summary>The words of a question in one language; Markdown wherever a text is called so.</summary>
public sealed record QuestionText(
    string Title,
    string ThirtySeconds,
    string TwoMinutes,
    string Explanation,
    IReadOnlyList<Pitfall> Pitfalls,
    IReadOnlyList<FollowUp> FollowUps,
    IReadOnlyList<KeyPoint> KeyPoints,
    IReadOnlyDictionary<string, ClaimText> Claims);

public sealed record Pitfall(string SaidMarkdown, string TruthMarkdown);

/// <param name="Probes">Id of the key point that the follow-up probes.</param>
public sealed record FollowUp(string Id, string Question, string AnswerMarkdown, string? Probes);

public sealed record KeyPoint(string Id, bool Indispensable, string Markdown, IReadOnlyList<string> MatchTerms);

public sealed record ClaimText(string Markdown, string? FailsWhenMarkdown);

namespace QuizHub.Server.Decks.Checks;

/// <summary>What texts of a deck can point at.</summary>
/// <param name="Questions">Slugs and aliases.</param>
/// <param name="Terms">Ids of the glossary.</param>
/// <param name="Images">Paths inside the deck, as far as the images can be shown.</param>
/// <param name="Tags">Ids.</param>
internal sealed record DeckNames(IReadOnlySet<string> Questions, IReadOnlySet<string> Terms, IReadOnlySet<string> Images, IReadOnlySet<string> Tags)
{
    public bool Has(NameKind kind, string name) => Of(kind).Contains(name);

    private IReadOnlySet<string> Of(NameKind kind) => kind switch
    {
        NameKind.Question => Questions,
        NameKind.Term => Terms,
        NameKind.Image => Images,
        _ => Tags,
    };
}

internal enum NameKind
{
    Question,
    Term,
    Image,
    Tag,
}

/// <summary>Whether a deck had a name that was asked for.</summary>
internal readonly record struct NameAnswer(NameKind Kind, string Name, bool IsKnown);

/// <summary>The names of a deck as one of its parts asks for them. While all that it asked is answered alike, what was found in it stays true.</summary>
internal sealed class AskedNames(DeckNames names)
{
    private readonly HashSet<NameAnswer> _answers = [];

    public IReadOnlyCollection<NameAnswer> Answers => _answers;

    public bool Has(NameKind kind, string name)
    {
        var isKnown = names.Has(kind, name);
        _answers.Add(new(kind, name, isKnown));
        return isKnown;
    }
}

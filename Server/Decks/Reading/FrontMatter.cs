using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>The keys in front of a question's text. In a translation only <see cref="Title"/> and <see cref="Translates"/> are set.</summary>
internal sealed record FrontMatter(string Title, Place TitlePlace)
{
    public int Level { get; init; }

    public IReadOnlyList<Named> Tags { get; init; } = [];

    public IReadOnlyList<Named> Confusable { get; init; } = [];

    public IReadOnlyList<Named> Aliases { get; init; } = [];

    public DemoReference? Demo { get; init; }

    public Place DemoPlace { get; init; }

    /// <summary>Setting name to place, for findings about the demo's settings.</summary>
    public IReadOnlyDictionary<string, Place> DemoSettingPlaces { get; init; } = new Dictionary<string, Place>();

    public IReadOnlyList<ClaimDraft> Claims { get; init; } = [];

    public IReadOnlyList<SourceDraft> Sources { get; init; } = [];

    /// <summary>The hash that stands in the file; null in the source language, and where it is missing.</summary>
    public string? Translates { get; init; }

    public Place TranslatesPlace { get; init; }
}

internal sealed record Named(string Name, Place Place);

internal sealed record ClaimDraft(Claim Claim, Place Place, Place ExpectPlace, IReadOnlyDictionary<string, Place> SettingPlaces);

internal sealed record SourceDraft(Source Source, Place Place);

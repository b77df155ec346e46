using QuizHub.Server.Decks.Checks;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks;

/// <summary>What was read of a deck, by file, so that the next reading reads only what changed.</summary>
/// <param name="Questions">By topic and slug.</param>
/// <param name="Images">By name.</param>
internal sealed record KeptDeck(
    KeptScope Scope,
    KeptYml Yml,
    IReadOnlyDictionary<(string Topic, string Slug), KeptQuestion> Questions,
    IReadOnlyDictionary<string, ReadImage> Images,
    RivalsOfDeck Rivals);

/// <summary>What all of a deck's reading depends on besides its files.</summary>
/// <param name="Path">As findings show it.</param>
internal sealed record KeptScope(string Slug, string Path, DeckParser Parser);

/// <summary>What deck.yml said.</summary>
/// <param name="Stamp">Of its file; null where there is none.</param>
internal sealed record KeptYml(string? Stamp, DeckYml? Yml, FindingList Findings);

/// <summary>What a question's files said, without the files: what is shown of it, and all that the rest of the deck has to know.</summary>
/// <param name="Stamp">That of <see cref="QuestionFiles.Stamp"/>.</param>
/// <param name="Question">Without translations that hold errors; null when its source does.</param>
/// <param name="Places">Null when its source can't be read.</param>
/// <param name="Answers">The names that it asked the deck for.</param>
internal sealed record KeptQuestion(
    string Stamp, Question? Question, IReadOnlyList<Named> Aliases, QuestionPlaces? Places, IReadOnlyList<NameAnswer> Answers, FindingList Findings)
{
    /// <summary>Whether the files say what they said.</summary>
    public bool IsOf(string stamp) => Stamp == stamp && !Findings.MayPass;

    /// <summary>Whether all that was found is still true among these names.</summary>
    public bool HoldsAmong(DeckNames names) => Answers.All(answer => names.Has(answer.Kind, answer.Name) == answer.IsKnown);
}

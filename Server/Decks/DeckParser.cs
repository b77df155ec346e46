using QuizHub.Demos;
using QuizHub.Server.Decks.Checks;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks;

/// <summary>A deck as far as it is sound, and everything that was found.</summary>
/// <param name="Deck">Without the questions, and the translations, that hold errors which keep them from being shown or graded rightly; null when deck.yml can't be read.</param>
/// <param name="Places">Where claims and items stand, for findings that only a run brings.</param>
public sealed record DeckReading(Deck? Deck, IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<QuestionPlaces> Places)
{
    /// <summary>What is left out, and why.</summary>
    public IReadOnlyList<LostPart> Lost { get; init; } = [];
}

/// <summary>A part of a deck that is left out.</summary>
/// <param name="Question">As <c>topic/question</c>; null when it is the whole deck.</param>
/// <param name="Language">When only the translation into it is left out.</param>
/// <param name="Because">The first finding that keeps it from being shown.</param>
public sealed record LostPart(string Deck, string? Question, string? Language, Diagnostic Because);

/// <param name="Claims">Claim id to the place of its statement.</param>
/// <param name="Items">Item id to the place of its heading.</param>
public sealed record QuestionPlaces(string Question, IReadOnlyDictionary<string, Place> Claims, IReadOnlyDictionary<string, Place> Items);

/// <summary>Reads a deck. Never throws on content, and reports everything at once.</summary>
/// <param name="demos">Declarations to hold demo names, settings and facts against; null leaves those unchecked.</param>
/// <param name="engine">Sets formulas and colours code, to see whether it can be done; null leaves that unchecked.</param>
public sealed class DeckParser(IReadOnlyList<DemoDeclaration>? demos = null, MarkdownEngine? engine = null)
{
    public DeckReading Read(DeckFiles files)
    {
        var findings = new FindingList();
        var yml = Place.StartOf(files.PathOf(DeckYmlReader.FileName));
        return Guard.Read(() => Read(files, findings), yml, findings) ?? Nothing(files, findings);
    }

    private DeckReading Read(DeckFiles files, FindingList findings)
    {
        var place = Place.StartOf(files.PathOf(DeckYmlReader.FileName));
        if (!Slug.IsSlug(files.Slug))
        {
            findings.Add(FindingCatalogue.BadSlug, place, files.Slug);
        }

        files.Report(findings);
        if (Guard.Read(() => DeckYmlReader.Read(files, findings), place, findings) is not { } yml)
        {
            return Nothing(files, findings);
        }

        var questions = yml.Topics.SelectMany(topic => topic.Questions.Select(question => QuestionFiles.Read(files, yml, topic, question, findings))).ToList();
        var images = DeckImages.Read(files, findings);
        var index = References.Index(yml, questions, images, findings);
        var texts = new TextCheck(index, engine, findings);
        Guard.Do(() => References.CheckGlossary(yml, texts), place, findings);
        var merged = new Dictionary<QuestionFiles, Question>();
        foreach (var question in questions.Where(question => question.Source is not null))
        {
            if (Guard.Read(() => Merge(question, files.Slug, yml, index, findings), question.SourcePlace, findings) is { } whole)
            {
                merged[question] = whole;
                Check(question, texts, findings);
            }
        }

        Guard.Do(() => DeckFolderCheck.Check(files, yml, images, index, findings), place, findings);
        return Assemble(files, yml, questions, merged, findings);
    }

    private static DeckReading Nothing(DeckFiles files, FindingList findings)
    {
        var found = findings.Sorted();
        var because = findings.FirstBlocking(files.PathOf(DeckYmlReader.FileName)) ?? found.FirstOrDefault(one => one.Severity == Severity.Error);
        return new(null, found, []) { Lost = because is null ? [] : [new(files.Slug, null, null, because)] };
    }

    private static Question Merge(QuestionFiles question, string deck, DeckYml yml, DeckIndex index, FindingList findings)
    {
        References.Check(question, yml, index, findings);
        return question.Merge(deck, question.Drafts, findings);
    }

    /// <summary>What stands in the texts, in each language.</summary>
    private void Check(QuestionFiles question, TextCheck texts, FindingList findings)
    {
        var source = question.Source!;
        foreach (var draft in question.Drafts)
        {
            var place = Place.StartOf(draft.File.Source.Path);
            Guard.Do(() => texts.Check(draft, source, question.TopicSlug), place, findings);
            Guard.Do(() => ItemSyntaxes.CheckTexts(draft, source, findings), place, findings);
            Guard.Do(() => ListingCheck.Check(draft, source, demos, findings), place, findings);
        }

        Guard.Do(() => ItemSyntaxes.CheckKeys(source, findings), question.SourcePlace, findings);
        Guard.Do(() => DemoCheck.Check(source, demos, findings), question.SourcePlace, findings);
    }

    private static DeckReading Assemble(
        DeckFiles files, DeckYml yml, IReadOnlyList<QuestionFiles> questions, Dictionary<QuestionFiles, Question> merged, FindingList findings)
    {
        var sound = questions.ToDictionary(
            question => question, question => Guard.Read(() => Sound(question, files.Slug, merged, findings), question.SourcePlace, findings));
        var topics = yml.Topics.Select(topic => new Topic(
            topic.Slug,
            topic.Title,
            topic.Description,
            [.. questions.Where(question => question.TopicSlug == topic.Slug).Select(question => sound[question]).OfType<Question>()]));
        var deck = Rivals.AddTo(new(files.Slug, yml.Languages, yml.Title, yml.Description, [.. topics], yml.Tags, yml.Glossary, files.Folder, yml.Format));
        return new(deck, findings.Sorted(), [.. questions.Where(question => question.Source is not null).Select(question => question.Places())])
        {
            Lost = [.. questions.SelectMany(question => question.Lost(files.Slug, sound[question], findings))],
        };
    }

    /// <summary>The question without translations that hold errors; null when its source does.</summary>
    private static Question? Sound(QuestionFiles question, string deckSlug, Dictionary<QuestionFiles, Question> merged, FindingList findings)
    {
        if (question.Source is null || findings.Blocks(question.Source.File.Source.Path) || !merged.TryGetValue(question, out var whole))
        {
            return null;
        }

        var sound = question.Drafts.Where(draft => !findings.Blocks(draft.File.Source.Path)).ToList();
        return sound.Count == question.Drafts.Count ? whole : question.Merge(deckSlug, sound, new());
    }
}

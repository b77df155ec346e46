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

    /// <summary>For the next reading of the same deck.</summary>
    internal KeptDeck? Kept { get; init; }
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
    private static readonly Dictionary<(string, string), KeptQuestion> NoQuestions = [];

    private static readonly Dictionary<string, ReadImage> NoImages = [];

    /// <param name="known">The reading before this one: what changed since is read, and the outcome is that of a whole reading.</param>
    public DeckReading Read(DeckFiles files, DeckReading? known = null)
    {
        var findings = new FindingList();
        var yml = Place.StartOf(files.PathOf(DeckYmlReader.FileName));
        return Guard.Read(() => Read(files, known?.Kept, findings), yml, findings) ?? Nothing(files, known?.Kept, findings);
    }

    private DeckReading Read(DeckFiles files, KeptDeck? known, FindingList findings)
    {
        var place = Place.StartOf(files.PathOf(DeckYmlReader.FileName));
        if (!Slug.IsSlug(files.Slug))
        {
            findings.Add(FindingCatalogue.BadSlug, place, files.Slug);
        }

        files.Report(findings);
        var scope = new KeptScope(files.Slug, files.Path, this);
        var before = known?.Scope == scope ? known : null;
        var read = ReadYml(files, before?.Yml, place);
        findings.Add(read.Findings);
        if (read.Yml is not { } yml)
        {
            return Nothing(files, before, findings);
        }

        var images = DeckImages.Read(files, before?.Images ?? NoImages);
        var old = before?.Yml.Yml is { } other && other.Format == yml.Format && other.Languages.SequenceEqual(yml.Languages) ? before.Questions : NoQuestions;
        var questions = new DeckQuestions(files, yml, Read).Read(old, images.Keys, findings);
        foreach (var image in images.Values)
        {
            findings.Add(image.Findings);
        }

        Guard.Do(() => References.CheckGlossary(yml, new(new(questions.Names), engine, findings)), place, findings);
        foreach (var question in questions.All)
        {
            findings.Add(question.Kept.Findings);
        }

        var used = questions.All.SelectMany(question => question.Kept.Answers).Where(answer => answer is { Kind: NameKind.Image, IsKnown: true })
            .Select(answer => answer.Name).ToHashSet(StringComparer.Ordinal);
        Guard.Do(() => DeckFolderCheck.Check(files, yml, questions.Names.Images, used, findings), place, findings);
        var rivals = Rivals.AddTo(Deck(files, yml, questions.All), before?.Rivals);
        return new(rivals.Deck, findings.Sorted(), [.. questions.All.Select(question => question.Kept.Places).OfType<QuestionPlaces>()])
        {
            Lost = [.. questions.All.SelectMany(question => question.Lost(files, yml, findings))],
            Kept = new(
                scope, read, questions.All.ToDictionary(question => (question.Topic.Slug, question.Name.Name), question => question.Kept), images, rivals),
        };
    }

    private static KeptYml ReadYml(DeckFiles files, KeptYml? before, Place place)
    {
        var stamp = files.Find(DeckYmlReader.FileName)?.Stamp;
        if (before is not null && before.Stamp == stamp && !before.Findings.MayPass)
        {
            return before;
        }

        var findings = new FindingList();
        return new(stamp, Guard.Read(() => DeckYmlReader.Read(files, findings), place, findings), findings);
    }

    private static DeckReading Nothing(DeckFiles files, KeptDeck? known, FindingList findings)
    {
        var found = findings.Sorted();
        var because = findings.FirstBlocking(files.PathOf(DeckYmlReader.FileName)) ?? found.FirstOrDefault(one => one.Severity == Severity.Error);
        return new(null, found, []) { Lost = because is null ? [] : [new(files.Slug, null, null, because)], Kept = known };
    }

    private static Deck Deck(DeckFiles files, DeckYml yml, IReadOnlyList<ReadQuestion> questions)
    {
        var byTopic = questions.ToLookup(question => question.Topic, question => question.Kept.Question);
        var topics = yml.Topics.Select(topic => new Topic(topic.Slug, topic.Title, topic.Description, [.. byTopic[topic].OfType<Question>()]));
        return new(files.Slug, yml.Languages, yml.Title, yml.Description, [.. topics], yml.Tags, yml.Glossary, files.Folder, yml.Format);
    }

    /// <summary>One question with all that can be found in it by itself, and by the names that the deck has.</summary>
    private KeptQuestion Read(QuestionFiles question, string stamp, AskedNames names, FindingList findings)
    {
        if (question.Source is not { } source)
        {
            return new(stamp, null, [], null, [], findings);
        }

        var whole = Guard.Read(() => Merge(question, names, findings), question.SourcePlace, findings);
        if (whole is not null)
        {
            Check(question, new(names, engine, findings), findings);
        }

        var sound = Guard.Read(() => Sound(question, whole, findings), question.SourcePlace, findings);
        return new(stamp, sound, source.FrontMatter.Aliases, question.Places(), [.. names.Answers], findings);
    }

    private static Question Merge(QuestionFiles question, AskedNames names, FindingList findings)
    {
        References.Check(question, names, findings);
        return question.Merge(question.Drafts, findings);
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

    /// <summary>The question without translations that hold errors; null when its source does.</summary>
    private static Question? Sound(QuestionFiles question, Question? whole, FindingList findings)
    {
        if (whole is null || findings.Blocks(question.Source!.File.Source.Path))
        {
            return null;
        }

        var sound = question.Drafts.Where(draft => !findings.Blocks(draft.File.Source.Path)).ToList();
        return sound.Count == question.Drafts.Count ? whole : question.Merge(sound, new());
    }
}

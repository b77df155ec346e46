using QuizHub.Demos;
using QuizHub.Server.Decks.Checks;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks;

/// <summary>A deck as far as it is sound, and everything that was found.</summary>
/// <param name="Deck">Without the questions, and the translations, that hold errors which keep them from being shown or graded rightly; null when deck.yml can't be read.</param>
/// <param name="Places">Where claims and items stand, for findings that only a run brings.</param>
public sealed record DeckReading(Deck? Deck, IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<QuestionPlaces> Places);

/// <param name="Claims">Claim id to the place of its statement.</param>
/// <param name="Items">Item id to the place of its heading.</param>
public sealed record QuestionPlaces(string Question, IReadOnlyDictionary<string, Place> Claims, IReadOnlyDictionary<string, Place> Items);

/// <summary>Reads a deck. Never throws on content, and reports everything at once.</summary>
/// <param name="demos">Declarations to hold demo names, settings and facts against; null leaves those unchecked.</param>
/// <param name="texError">What is wrong with a formula in TeX (set on a line of its own: true), or null; null leaves formulas unchecked.</param>
public sealed class DeckParser(IReadOnlyList<DemoDeclaration>? demos = null, Func<string, bool, string?>? texError = null)
{
    /// <exception cref="IOException">A file can't be read.</exception>
    public DeckReading Read(DeckFiles files)
    {
        var findings = new FindingList();
        if (!Slug.IsSlug(files.Slug))
        {
            findings.Add(FindingCatalogue.BadSlug, Place.StartOf(files.PathOf(DeckYmlReader.FileName)), files.Slug);
        }

        foreach (var name in files.Outside)
        {
            findings.Add(FindingCatalogue.LeavesDeck, Place.StartOf(files.PathOf(name)), name);
        }

        if (DeckYmlReader.Read(files, findings) is not { } yml)
        {
            return new(null, findings.Sorted(), []);
        }

        var questions = yml.Topics.SelectMany(topic => topic.Questions.Select(question => QuestionFiles.Read(files, yml, topic, question, findings))).ToList();
        var images = DeckImages.Read(files, findings);
        var index = References.Index(yml, questions, images, findings);
        var texts = new TextCheck(index, texError, findings);
        References.CheckGlossary(yml, texts);
        var merged = new Dictionary<QuestionFiles, Question>();
        foreach (var question in questions.Where(question => question.Source is not null))
        {
            References.Check(question, yml, index, findings);
            merged[question] = question.Merge(files.Slug, question.Drafts, findings);
            foreach (var draft in question.Drafts)
            {
                texts.Check(draft, question.Source!, question.TopicSlug);
                HygieneCheck.Check(draft, question.Source!, findings);
            }

            HygieneCheck.CheckKeys(question.Source!, findings);
            DemoCheck.Check(question.Source!, demos, findings);
        }

        DeckFolderCheck.Check(files, yml, images, index, findings);
        return new(Assemble(files, yml, questions, merged, findings), findings.Sorted(), [.. questions.Where(question => question.Source is not null).Select(question => question.Places())]);
    }

    private static Deck Assemble(DeckFiles files, DeckYml yml, IReadOnlyList<QuestionFiles> questions, Dictionary<QuestionFiles, Question> merged, FindingList findings)
    {
        var topics = yml.Topics.Select(topic => new Topic(
            topic.Slug,
            topic.Title,
            topic.Description,
            [.. questions.Where(question => question.TopicSlug == topic.Slug).Select(question => Sound(question, files.Slug, merged, findings)).OfType<Question>()]));
        return new(files.Slug, yml.Languages, yml.Title, yml.Description, [.. topics], yml.Tags, yml.Glossary, files.Folder);
    }

    /// <summary>The question without translations that hold errors; null when its source does.</summary>
    private static Question? Sound(QuestionFiles question, string deckSlug, Dictionary<QuestionFiles, Question> merged, FindingList findings)
    {
        if (question.Source is null || findings.Blocks(question.Source.File.Source.Path))
        {
            return null;
        }

        var sound = question.Drafts.Where(draft => !findings.Blocks(draft.File.Source.Path)).ToList();
        return sound.Count == question.Drafts.Count ? merged[question] : question.Merge(deckSlug, sound, new());
    }
}

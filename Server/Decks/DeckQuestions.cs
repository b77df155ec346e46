using QuizHub.Server.Decks.Checks;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks;

/// <summary>The questions that deck.yml lists, each as it was kept where nothing that it rests on has changed, else read; on all processors.</summary>
internal sealed class DeckQuestions(DeckFiles files, DeckYml yml, Func<QuestionFiles, string, AskedNames, FindingList, KeptQuestion> read)
{
    private readonly (TopicDraft Topic, Named Name)[] _listed = [.. yml.Topics.SelectMany(topic => topic.Questions.Select(name => (topic, name)))];

    /// <param name="known">Kept questions by topic and slug.</param>
    /// <param name="images">Paths of the deck's images.</param>
    public ReadQuestions Read(IReadOnlyDictionary<(string Topic, string Slug), KeptQuestion> known, IEnumerable<string> images, FindingList findings)
    {
        var stamps = Array.ConvertAll(_listed, listed => QuestionFiles.Stamp(files, yml, listed.Topic, listed.Name));
        var kept = _listed.Zip(
            stamps, (listed, stamp) => known.GetValueOrDefault((listed.Topic.Slug, listed.Name.Name)) is { } before && before.IsOf(stamp) ? before : null).ToArray();

        // What a question's aliases are rests on its files alone: after one reading all names are known, and few questions have asked for one that turned out
        // otherwise.
        var presumed = Names(kept, images, new());
        Read(kept, stamps, presumed, index => kept[index] is null);
        var names = Names(kept, images, findings);
        Read(kept, stamps, names, index => !kept[index]!.HoldsAmong(names));
        return new(names, [.. _listed.Zip(kept, (listed, question) => new ReadQuestion(listed.Topic, listed.Name, question!))]);
    }

    private DeckNames Names(IEnumerable<KeptQuestion?> kept, IEnumerable<string> images, FindingList findings) =>
        References.Names(yml, kept.OfType<KeptQuestion>().SelectMany(question => question.Aliases), images, findings);

    private void Read(KeptQuestion?[] kept, string[] stamps, DeckNames names, Func<int, bool> isDue) =>
        Parallel.For(0, _listed.Length, index =>
        {
            if (isDue(index))
            {
                kept[index] = Read(_listed[index].Topic, _listed[index].Name, stamps[index], names);
            }
        });

    private KeptQuestion Read(TopicDraft topic, Named name, string stamp, DeckNames names)
    {
        var findings = new FindingList();
        return read(QuestionFiles.Read(files, yml, topic, name, findings), stamp, new(names), findings);
    }
}

/// <param name="Names">What the deck's texts can point at.</param>
/// <param name="All">In the order of deck.yml.</param>
internal sealed record ReadQuestions(DeckNames Names, IReadOnlyList<ReadQuestion> All);

/// <summary>A question as deck.yml lists it, with what its files say.</summary>
internal sealed record ReadQuestion(TopicDraft Topic, Named Name, KeptQuestion Kept)
{
    /// <summary>What of it is left out: all of it, or translations.</summary>
    /// <param name="findings">Of the whole deck.</param>
    public IEnumerable<LostPart> Lost(DeckFiles files, DeckYml yml, FindingList findings)
    {
        var name = $"{Topic.Slug}/{Name.Name}";
        var isLost = Kept.Question is null;
        foreach (var language in isLost ? yml.Languages.Take(1) : yml.Languages.Skip(1))
        {
            var because = findings.FirstBlocking(files.PathOf($"{name}.{language}.md")) ?? (isLost ? findings.FirstAt(Name.Place) : null);
            if (because is not null)
            {
                yield return new(files.Slug, name, isLost ? null : language, because);
            }
        }
    }
}

using QuizHub.Server.Decks.Search.Words;

namespace QuizHub.Server.Decks.Search.Queries;

/// <summary>Words of a query by their sound: Chinese typed as pinyin or by its initials, and characters that sound like those that were meant (卷机 for 卷积).</summary>
internal sealed class SoundWays(SearchIndex index)
{
    private const double Pinyin = 1.5, Begun = 1.7, InTitleCost = 1.9, Initials = 2, AlikeName = 0.9, Roughly = 0.3, AlikeInTitle = 1.3;

    private const int MostWords = 8, FewestInitials = 3;

    private readonly List<(TermName Name, IReadOnlyList<IReadOnlyList<string>> Spelt)> _names =
        [.. index.Lexicon.Names.Where(name => name.IsHan && name.Tokens.Count > 1).Select(name => (name, Syllables.Of(name.Tokens)))];

    private readonly ILookup<int, TermName> _byCount = index.Lexicon.Names.Where(name => name.IsHan && name.Tokens.Count > 1).ToLookup(name => name.Tokens.Count);

    /// <summary>Runs of Chinese characters in titles and tags.</summary>
    private readonly List<(string Run, IReadOnlyList<IReadOnlyList<string>> Spelt)> _runs = [.. index.TitleRuns().Select(run => (run, Syllables.Of(run)))];

    public IEnumerable<Segment> At(IReadOnlyList<Token> tokens, int at, CancellationToken cancel)
    {
        for (var count = 1; count <= MostWords && at + count <= tokens.Count; count++)
        {
            cancel.ThrowIfCancellationRequested();
            if (tokens[at + count - 1].IsHan != tokens[at].IsHan)
            {
                break;
            }

            if (!index.IsKnown(tokens, at, count) && Find(tokens, at, count) is { } found)
            {
                yield return found;
            }
        }
    }

    private Segment? Find(IReadOnlyList<Token> tokens, int at, int count)
    {
        var typed = Lexicon.Joined(tokens, at, count);
        if (tokens[at].IsHan)
        {
            return count > 1 ? Alike(tokens.Skip(at).Take(count).ToList(), typed) : null;
        }

        typed = string.Concat(typed.Where(char.IsAsciiLetterLower));
        return typed.Length is < 2 or > Syllables.Longest ? null : OfPinyin(typed, count);
    }

    private Segment? OfPinyin(string typed, int count)
    {
        var read = _names.Select(name => (name.Name, Read: Syllables.Read(name.Spelt, 0, typed))).Where(name => name.Read > 1).ToList();
        if (read.Where(name => name.Read == name.Name.Tokens.Count).Select(name => name.Name).ToList() is { Count: > 0 } whole)
        {
            return Segment(count, Pinyin, whole);
        }

        if (read.Count > 0)
        {
            return Segment(count, Begun, [.. read.OrderBy(name => name.Name.Tokens.Count - name.Read).Take(3).Select(name => name.Name)]);
        }

        if (_runs.Select(run => InTitle(run.Run, run.Spelt, typed)).FirstOrDefault(run => run is not null) is { } phrase)
        {
            return new(count, InTitleCost, new(phrase, IsCorrected: true) { Run = phrase });
        }

        return typed.Length >= FewestInitials && count == 1 && _names.Where(name => Syllables.AreInitials(name.Spelt, typed)).Select(name => name.Name).ToList() is { Count: > 0 } initials
            ? Segment(count, Initials, initials)
            : null;
    }

    /// <summary>The part of a title, of two characters or more, that the letters spell.</summary>
    private static string? InTitle(string run, IReadOnlyList<IReadOnlyList<string>> spelt, string typed)
    {
        for (var from = 0; from < run.Length - 1; from++)
        {
            if (Syllables.Read(spelt, from, typed) is > 1 and var read)
            {
                return run.Substring(from, read);
            }
        }

        return null;
    }

    private Segment? Alike(List<Token> typed, string run)
    {
        foreach (var roughly in new[] { false, true })
        {
            if (_byCount[typed.Count].Where(name => AreAlike(name.Tokens, typed, roughly)).ToList() is { Count: > 0 } names)
            {
                return Segment(typed.Count, AlikeName + (roughly ? Roughly : 0), names);
            }
        }

        return _runs.Select(title => PartAlike(title.Run, run)).FirstOrDefault(part => part is not null) is { } phrase
            ? new(typed.Count, AlikeInTitle, new(phrase, IsCorrected: true) { Run = phrase })
            : null;
    }

    /// <summary>The part of a title that sounds like some characters.</summary>
    private static string? PartAlike(string title, string run)
    {
        for (var from = 0; from + run.Length <= title.Length; from++)
        {
            var alike = 0;
            while (alike < run.Length && HanTable.Shared.SoundAlike(title[from + alike], run[alike], roughly: false))
            {
                alike++;
            }

            if (alike == run.Length)
            {
                return title.Substring(from, alike);
            }
        }

        return null;
    }

    private static bool AreAlike(IReadOnlyList<Token> name, List<Token> typed, bool roughly) => name.Count == typed.Count && name.Zip(typed).All(pair =>
        pair.First.IsHan && pair.Second.IsHan ? HanTable.Shared.SoundAlike(pair.First.Word[0], pair.Second.Word[0], roughly) : pair.First.Stem == pair.Second.Stem);

    private static Segment Segment(int count, double cost, IReadOnlyList<TermName> names)
    {
        var ordered = names.OrderBy(name => !name.IsFirst).ToList();
        return new(count, cost, NameWays.Unit(ordered, ordered[0].Text, isCorrected: true));
    }
}

using System.Numerics;
using QuizHub.Server.Decks.Search.Queries;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Search;

/// <summary>
/// Puts in order what one query finds. A page counts by how much of the query its best name has and how much of that name the query has, so that a page about just what was
/// asked comes before one about that and more (a comparison); then by how much of the query the page has anywhere, and its best passage. A rare word weighs more than a
/// common one, by the logarithm of how rare it is. The numbers were chosen by trying the tables under Tests/Fixtures/search.
/// </summary>
internal sealed class Ranking : IDisposable
{
    private const int MostHits = 20;

    /// <summary>Units of a query that are looked for at most: a bit each.</summary>
    private const int MostUnits = 32;

    /// <summary>Weights of what a query asks for: words about how it is asked, words that no deck uses, terms of the glossary.</summary>
    private const double GenericWeight = 0.02, UnknownWeight = 1.5, TermFactor = 1.5;

    /// <summary>What a page's name counts at most, what of it for the query's share alone, and what words, passages and the manner of asking add.</summary>
    private const double WholeName = 3, NameShare = 0.35, Cover = 1.2, InPassage = 0.8, NamedQuestion = 0.4, Manner = 0.25, TermNamedInPart = 0.85, TopicShare = 0.9, Tagged = 0.4;

    /// <summary>A term that is all that was asked for comes after a question about just that, or one asked in the same manner, and before all else.</summary>
    private const double MeantTerm = 5, MeantBySynonym = 4.95, InPart = 4.9;

    /// <summary>A page whose name has this much of what is asked is shown although a word is missing.</summary>
    private const double EnoughOfName = 0.6;

    private readonly SearchIndex _index;
    private readonly Language _reader;
    private readonly CancellationToken _cancel;
    private readonly Query _query;
    private readonly List<QueryUnit> _units, _asked;
    private readonly double[] _weights;
    private readonly Matcher _matcher;
    private readonly Dictionary<int, double> _ofName = [];
    private readonly Scores _inPassage, _named;
    private readonly uint[] _has, _hasNamed;
    private readonly uint _required;
    private readonly double _weight;

    public Ranking(SearchIndex index, Query query, Language reader, CancellationToken cancel)
    {
        (_index, _query, _reader, _cancel) = (index, query, reader, cancel);
        _units = [.. query.Units.Take(MostUnits)];
        _asked = _units.FindAll(unit => !unit.IsGeneric);
        _matcher = new(_units, index.Lexicon);
        (_inPassage, _named) = (new(index.PassageNumbers), new(index.Pages.Count));
        (_has, _hasNamed) = (new uint[index.Pages.Count], new uint[index.Pages.Count]);
        _weights = new double[_units.Count];
        using var passages = new Scores(index.PassageNumbers);
        using var pages = new Scores(index.Pages.Count);
        for (var unit = 0; unit < _units.Count; unit++)
        {
            Look(unit, passages, pages);
            _required |= _units[unit].IsGeneric ? 0 : 1u << unit;
        }

        _weight = _weights.Sum();
    }

    public void Dispose()
    {
        _inPassage.Dispose();
        _named.Dispose();
    }

    public SearchResults Results()
    {
        var best = BestPassages();
        var found = Enumerable.Range(0, _index.Pages.Count).Where(page => (_has[page] & _required) != 0).ToList();
        var whole = found.Exists(IsWhole);
        var kept = whole ? found.FindAll(page => IsWhole(page) || HasEnoughOfName(page)) : found;
        var shown = Best(kept, best);
        if (!whole && shown.Count > 0)
        {
            var least = shown[0].Score / 3;
            kept = kept.FindAll(page => Score(page, 1, best) > least && Score(page, OfName(page), best) > least);
            shown.RemoveAll(page => page.Score <= least);
        }

        var hits = shown.ConvertAll(page => Hit(page.Page, best));
        return new(_query.Meant, hits.Count > 0 && !IsWhole(shown[0].Page), kept.Count, hits, hits.Count > 0 ? [] : _index.Suggestions(_query));
    }

    /// <summary>The best of some pages, best first. How much of a name is asked for takes longest to tell, so pages come in the order of what they could reach at most, and
    /// the rest is left when none of it could come before those that are told.</summary>
    private List<(int Page, double Score)> Best(List<int> pages, Dictionary<(int Page, Language Language), int> best)
    {
        var shown = new List<(int Page, double Score)>();
        foreach (var (page, most) in pages.Select(page => (Page: page, Most: Score(page, 1, best))).OrderByDescending(page => page.Most).ThenBy(page => page.Page))
        {
            if (shown.Count == MostHits && shown[^1].Score > most)
            {
                break;
            }

            _cancel.ThrowIfCancellationRequested();
            var score = Score(page, OfName(page), best);
            var at = shown.FindLastIndex(other => other.Score > score || (other.Score == score && other.Page < page)) + 1;
            shown.Insert(at, (page, score));
            shown.RemoveRange(Math.Min(shown.Count, MostHits), Math.Max(0, shown.Count - MostHits));
        }

        return shown;
    }

    private bool HasEnoughOfName(int page) => NameScore(page, 1) > EnoughOfName && NameScore(page, OfName(page)) > EnoughOfName;

    private bool IsWhole(int page) => (_has[page] & _required) == _required;

    /// <param name="ofName">How much of its best name the query has: 1 gives what the page could reach at most.</param>
    private double Score(int page, double ofName, Dictionary<(int Page, Language Language), int> best) => IsMeant(page) switch
    {
        true => MeantTerm,
        false => MeantBySynonym,
        null => Math.Min(
            NameScore(page, ofName) + Share(_has[page]) * Cover + BestOf(page, best) * InPassage,
            IsAskedFor(page, ofName) ? double.MaxValue : InPart),
    };

    /// <summary>What a term's name says need not stand in its text again.</summary>
    private double BestOf(int page, Dictionary<(int Page, Language Language), int> best) => _index.Pages[page].Kind == PageKind.Term
        ? Share(_has[page])
        : Languages.All.Max(language => best.TryGetValue((page, language), out var passage) ? _inPassage[passage] : 0) / _weight;

    /// <summary>Whether the query has all of a name of a page, or asks for a part of it in the same manner.</summary>
    private bool IsAskedFor(int page, double ofName) => _hasNamed[page] != 0 && (BitOperations.PopCount(_hasNamed[page] & ~_required) > 1 || ofName == 1);

    /// <summary>How much of its best name the query has.</summary>
    private double OfName(int page) => _hasNamed[page] == 0 ? 0 : _ofName.TryGetValue(page, out var known) ? known : _ofName[page] = _index.NamesOf(page).Max(_matcher.Share);

    /// <summary>Which passages and pages have a unit, and how much it weighs.</summary>
    private void Look(int unit, Scores passages, Scores pages)
    {
        _cancel.ThrowIfCancellationRequested();
        UnitMatches.In(_units[unit], _index.PassagesWith, passages);
        UnitMatches.In(_units[unit], _index.PagesNamed, pages);
        _weights[unit] = WeightOf(_units[unit], passages.Found.Length, pages.Found.Length);
        foreach (var passage in passages.Found)
        {
            _inPassage.Add(passage, (float)(passages[passage] * _weights[unit]));
            _has[_index.PageOf(passage)] |= 1u << unit;
        }

        foreach (var page in pages.Found)
        {
            _named.Add(page, (float)(pages[page] * _weights[unit]));
            _has[page] |= 1u << unit;
            _hasNamed[page] |= 1u << unit;
        }

        passages.Clear();
        pages.Clear();
        UnitMatches.In(_units[unit], _index.PagesTagged, pages);
        foreach (var page in pages.Found)
        {
            if ((_hasNamed[page] >> unit & 1) == 0)
            {
                _named.Add(page, (float)(pages[page] * _weights[unit] * Tagged));
                _has[page] |= 1u << unit;
            }
        }

        pages.Clear();
    }

    private double WeightOf(QueryUnit unit, int passages, int pages) => unit.IsGeneric
        ? GenericWeight
        : passages + pages == 0 ? UnknownWeight : (1 + Math.Log((_index.PassageCount + 1.0) / (1 + passages)) / 4) * (unit.Terms.Count > 0 ? TermFactor : 1);

    private double Share(uint units)
    {
        var share = 0.0;
        for (var unit = 0; unit < _weights.Length; unit++)
        {
            share += (units >> unit & 1) == 1 ? _weights[unit] : 0;
        }

        return share / _weight;
    }

    private double NameScore(int page, double ofName)
    {
        if (_named[page] == 0)
        {
            return 0;
        }

        var kind = _index.Pages[page].Kind;
        var ofQuery = Math.Min(1, _named[page] / _weight);
        var most = Math.Pow(ofQuery, 1.5);
        var score = WholeName * most * (NameShare + (1 - NameShare) * (_hasNamed[page] == 0 ? 0 : ofName));
        return kind switch
        {
            PageKind.Question => score + NamedQuestion * most + Manner * BitOperations.PopCount(_hasNamed[page] & ~_required),
            PageKind.Topic => score * TopicShare,
            _ => score * TermNamedInPart,
        };
    }

    /// <summary>Whether the query names this term and nothing else, and if so whether by the term itself rather than a synonym.</summary>
    private bool? IsMeant(int page)
    {
        return _asked is [{ IsReordered: false } only] && only.Terms.TryGetValue(page, out var isFirst) ? isFirst : null;
    }

    /// <summary>The best passage of each page in each language: that which has most of the query, the first of equals.</summary>
    private Dictionary<(int Page, Language Language), int> BestPassages()
    {
        var best = new Dictionary<(int, Language), int>();
        foreach (var passage in _inPassage.Found)
        {
            var place = (_index.PageOf(passage), _index.LanguageOf(passage));
            var isFirst = !best.TryGetValue(place, out var other);
            if (isFirst || _inPassage[passage] > _inPassage[other] || (_inPassage[passage] == _inPassage[other] && passage < other))
            {
                best[place] = passage;
            }
        }

        _cancel.ThrowIfCancellationRequested();
        return best;
    }

    /// <summary>A page as it is shown: in the reader's language where there is such a page and it has anything of the query.</summary>
    private SearchHit Hit(int page, Dictionary<(int Page, Language Language), int> best)
    {
        var found = _index.Pages[page];
        var language = found.Places.ContainsKey(_reader) && (_hasNamed[page] != 0 || best.ContainsKey((page, _reader)))
            ? _reader
            : found.Places.Keys.FirstOrDefault(language => best.ContainsKey((page, language)), found.Places.Keys.First());
        var passage = best.TryGetValue((page, language), out var at) ? _index.PassageAt(at) : _index.FirstPassage(page, language);
        var address = _hasNamed[page] != 0 && !best.ContainsKey((page, language)) ? found.Places[language].Address : passage?.Address ?? found.Places[language].Address;
        return new(language, address, found.Kind, passage?.Section, Snippet.Whole(found.Places[language].Title, _matcher), passage is null ? [] : Snippet.Of(passage, _matcher));
    }
}

using System.Numerics;
using QuizHub.Server.Decks.Search.Queries;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Search;

/// <summary>
/// Puts in order what one query finds. A page counts by how much of the query its best name has and how much of that name the query has, so that a page about just what was
/// asked comes before one about that and more (a comparison); then by how much of the query the page has anywhere, and its best passage. A rare word weighs more than a
/// common one, by the logarithm of how rare it is. The numbers were chosen by trying the tables under Tests/Fixtures/search.
/// </summary>
internal sealed class Ranking
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
    private readonly List<QueryUnit> _units;
    private readonly double[] _weights;
    private readonly Matcher _matcher;
    private readonly Dictionary<int, double> _ofName = [];
    private readonly float[] _inPassage;
    private readonly float[] _named;
    private readonly uint[] _has, _hasNamed;
    private readonly uint _required;

    public Ranking(SearchIndex index, Query query, Language reader, CancellationToken cancel)
    {
        (_index, _query, _reader, _cancel) = (index, query, reader, cancel);
        _units = [.. query.Units.Take(MostUnits)];
        _matcher = new(_units, index.Lexicon);
        (_inPassage, _named) = (new float[index.Passages.Count], new float[index.Pages.Count]);
        (_has, _hasNamed) = (new uint[index.Pages.Count], new uint[index.Pages.Count]);
        _weights = new double[_units.Count];
        for (var unit = 0; unit < _units.Count; unit++)
        {
            Look(unit);
            _required |= _units[unit].IsGeneric ? 0 : 1u << unit;
        }
    }

    private double Weight => _weights.Sum();

    public SearchResults Results()
    {
        var best = BestPassages();
        var found = Enumerable.Range(0, _index.Pages.Count).Where(page => (_has[page] & _required) != 0)
            .Select(page => (Page: page, Name: NameScore(page), IsWhole: (_has[page] & _required) == _required))
            .Select(page => (page.Page, page.Name, page.IsWhole, Score: IsMeant(page.Page) switch
            {
                true => MeantTerm,
                false => MeantBySynonym,
                null => Math.Min(page.Name + Share(_has[page.Page]) * Cover + BestOf(page.Page) * InPassage, IsAskedFor(page.Page) ? double.MaxValue : InPart),
            }))
            .OrderByDescending(page => page.Score).ThenBy(page => page.Page).ToList();
        var whole = found.Exists(page => page.IsWhole);
        var kept = found.Where(page => whole ? page.IsWhole || page.Name > EnoughOfName : page.Score > found[0].Score / 3).ToList();
        var hits = kept.Take(MostHits).Select(page => Hit(page.Page, best)).ToList();
        return new(_query.Meant, hits.Count > 0 && !kept[0].IsWhole, kept.Count, hits, hits.Count > 0 ? [] : _index.Suggestions(_query));

        // What a term's name says need not stand in its text again.
        double BestOf(int page) => _index.Pages[page].Kind == PageKind.Term ? Share(_has[page]) : Languages.All.Max(language => best.TryGetValue((page, language), out var passage) ? _inPassage[passage] : 0) / Weight;
    }

    /// <summary>Whether the query has all of a name of a page, or asks for a part of it in the same manner.</summary>
    private bool IsAskedFor(int page) => _hasNamed[page] != 0 && (BitOperations.PopCount(_hasNamed[page] & ~_required) > 1 || OfName(page) == 1);

    /// <summary>How much of its best name the query has.</summary>
    private double OfName(int page) => _ofName.TryGetValue(page, out var known) ? known : _ofName[page] = _index.NamesOf(page).Max(_matcher.Share);

    /// <summary>Which passages and pages have a unit, and how much it weighs.</summary>
    private void Look(int unit)
    {
        _cancel.ThrowIfCancellationRequested();
        var passages = UnitMatches.In(_units[unit], _index.PassagesWith);
        var pages = UnitMatches.In(_units[unit], _index.PagesNamed);
        _weights[unit] = WeightOf(_units[unit], passages.Count, pages.Count);
        foreach (var (passage, quality) in passages)
        {
            _inPassage[passage] += (float)(quality * _weights[unit]);
            _has[_index.Passages[passage].Page] |= 1u << unit;
        }

        foreach (var (page, quality) in pages)
        {
            _named[page] += (float)(quality * _weights[unit]);
            _has[page] |= 1u << unit;
            _hasNamed[page] |= 1u << unit;
        }

        foreach (var (page, quality) in UnitMatches.In(_units[unit], _index.PagesTagged).Where(page => (_hasNamed[page.Key] >> unit & 1) == 0))
        {
            _named[page] += (float)(quality * _weights[unit] * Tagged);
            _has[page] |= 1u << unit;
        }
    }

    private double WeightOf(QueryUnit unit, int passages, int pages) => unit.IsGeneric
        ? GenericWeight
        : passages + pages == 0 ? UnknownWeight : (1 + Math.Log((_index.Passages.Count + 1.0) / (1 + passages)) / 4) * (unit.Terms.Count > 0 ? TermFactor : 1);

    private double Share(uint units) => Enumerable.Range(0, _units.Count).Sum(unit => (units >> unit & 1) == 1 ? _weights[unit] : 0) / Weight;

    private double NameScore(int page)
    {
        if (_named[page] == 0)
        {
            return 0;
        }

        _cancel.ThrowIfCancellationRequested();
        var kind = _index.Pages[page].Kind;
        var ofQuery = Math.Min(1, _named[page] / Weight);
        var ofName = _hasNamed[page] == 0 ? 0 : OfName(page);
        var most = Math.Pow(ofQuery, 1.5);
        var score = WholeName * most * (NameShare + (1 - NameShare) * ofName);
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
        var asked = _units.Where(unit => !unit.IsGeneric).ToList();
        return asked is [{ IsReordered: false } only] && only.Terms.TryGetValue(page, out var isFirst) ? isFirst : null;
    }

    /// <summary>The best passage of each page in each language: that which has most of the query, the first of equals.</summary>
    private Dictionary<(int Page, Language Language), int> BestPassages()
    {
        var best = new Dictionary<(int, Language), int>();
        for (var passage = 0; passage < _inPassage.Length; passage++)
        {
            var place = (_index.Passages[passage].Page, _index.Passages[passage].Language);
            if (_inPassage[passage] > 0 && (!best.TryGetValue(place, out var other) || _inPassage[passage] > _inPassage[other]))
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
        var passage = best.TryGetValue((page, language), out var at) ? _index.Passages[at] : _index.FirstPassage(page, language);
        var address = _hasNamed[page] != 0 && !best.ContainsKey((page, language)) ? found.Places[language].Address : passage?.Address ?? found.Places[language].Address;
        return new(language, address, found.Kind, passage?.Section, Snippet.Whole(found.Places[language].Title, _matcher), passage is null ? [] : Snippet.Of(passage, _matcher));
    }
}

using Microsoft.Data.Sqlite;
using QuizHub.Decks;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Search;

/// <summary>
/// SQLite's full-text index (FTS5) over the passages of one state of the decks, in a database that exists for this connection only. English words are found in all their
/// forms (Porter's stems), Chinese by any run of characters. Not for several threads at once: <see cref="DeckSearch"/> lets one in at a time.
/// </summary>
internal sealed class SearchIndex : IDisposable
{
    private const char Open = '\u0002', Close = '\u0003';
    private const int MostPassages = 300, MostHits = 20, WordsShown = 30, CharactersShown = 60;

    private static readonly Text?[] Sections =
        [null, DeckTexts.ThirtySeconds, DeckTexts.TwoMinutes, DeckTexts.Explanation, DeckTexts.Pitfalls, DeckTexts.FollowUps, DeckTexts.KeyPoints, DeckTexts.Claims];

    // Without a name SQLite makes a database of this connection's own, in memory at first and in a temporary file when it grows.
    private readonly SqliteConnection _database = new("Data Source=");
    private readonly Spelling _spelling;

    public SearchIndex(IEnumerable<Passage> passages)
    {
        _database.Open();
        Execute("""
            CREATE VIRTUAL TABLE passages USING fts5(language UNINDEXED, page UNINDEXED, address UNINDEXED, kind UNINDEXED, section UNINDEXED, names UNINDEXED, title, text, tokenize = 'porter unicode61');
            CREATE VIRTUAL TABLE words USING fts5(text, content = '', detail = 'none', tokenize = 'unicode61');
            CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, 'row');
            """);
        using (var transaction = _database.BeginTransaction())
        {
            foreach (var passage in passages)
            {
                var (title, text) = (SearchWords.Apart(passage.Title), SearchWords.Apart(passage.Text));
                Execute(
                    "INSERT INTO passages VALUES ($0, $1, $2, $3, $4, $5, $6, $7)",
                    (int)passage.Language, passage.Page, passage.Address, (int)passage.Kind, Array.IndexOf(Sections, passage.Section), Names(passage.Names), title, text);
                Execute("INSERT INTO words (text) VALUES ($0)", $"{title} {text}");
            }

            transaction.Commit();
        }

        _spelling = new(Vocabulary());
        Execute("DROP TABLE vocabulary; DROP TABLE words;");
    }

    /// <summary>Pages with all words of a query, best first; where there are none, those with some. Pages in the reader's language come first, and a page whose
    /// translation was found already is left out.</summary>
    public SearchResults Find(string query, Language language)
    {
        var words = SearchWords.Of(query);
        if (words.Count == 0)
        {
            return new(null, IsNear: false, []);
        }

        var meant = words.Select(word => _spelling.Meant(word) ?? word).ToList();
        var corrected = meant.SequenceEqual(words) ? null : string.Join(' ', meant);
        var whole = string.Join(' ', meant);
        var hits = Match(string.Join(" AND ", meant.Select(SearchWords.Phrase)), whole, language);
        return hits.Count > 0
            ? new(corrected, IsNear: false, hits)
            : new(corrected, IsNear: true, Match(string.Join(" OR ", meant.SelectMany(SearchWords.Pairs).Distinct().Select(SearchWords.Phrase)), whole, language));
    }

    public void Dispose() => _database.Dispose();

    private List<SearchHit> Match(string expression, string words, Language reader)
    {
        using var command = _database.CreateCommand();
        command.CommandText = $"""
            SELECT language, page, address, kind, section, highlight(passages, 6, $open, $close),
                snippet(passages, 7, $open, $close, '…', CASE language WHEN {(int)Language.Zh} THEN {CharactersShown} ELSE {WordsShown} END)
            FROM passages WHERE passages MATCH $expression
            ORDER BY language <> $reader, instr(names, $names) = 0, bm25(passages, 0, 0, 0, 0, 0, 0, 5.0, 1.0) LIMIT {MostPassages}
            """;
        command.Parameters.AddWithValue("$open", Open.ToString());
        command.Parameters.AddWithValue("$close", Close.ToString());
        command.Parameters.AddWithValue("$expression", expression);
        command.Parameters.AddWithValue("$names", Names([words]));
        command.Parameters.AddWithValue("$reader", (int)reader);
        var (hits, pages) = (new List<SearchHit>(), new HashSet<string>());
        using var row = command.ExecuteReader();
        while (hits.Count < MostHits && row.Read())
        {
            // A page and its translation are one: they differ in the language that their address begins with.
            var (language, page) = ((Language)row.GetInt32(0), row.GetString(1));
            if (pages.Add(Addresses.InLanguage(page, reader)))
            {
                hits.Add(new(language, row.GetString(2), (PassageKind)row.GetInt32(3), Sections[row.GetInt32(4)], Parts(row.GetString(5)), Parts(row.GetString(6))));
            }
        }

        return hits;
    }

    /// <summary>Names in a form in which one can be found among others.</summary>
    private static string Names(IReadOnlyList<string> names) => string.Concat(names.Select(name => $"|{name.ToLowerInvariant()}|"));

    /// <summary>Matches that touch become one, as every Chinese character is marked by itself.</summary>
    private static List<TextPart> Parts(string marked)
    {
        var text = SearchWords.Together(marked).Replace($"{Close}{Open}", "", StringComparison.Ordinal);
        var parts = new List<TextPart>();
        foreach (var piece in text.Split(Open))
        {
            var ends = piece.Split(Close);
            if (ends.Length > 1)
            {
                parts.Add(new(ends[0], IsMatch: true));
            }

            parts.Add(new(ends[^1], IsMatch: false));
        }

        return [.. parts.Where(part => part.Text.Length > 0)];
    }

    private Dictionary<string, int> Vocabulary()
    {
        using var command = _database.CreateCommand();
        command.CommandText = "SELECT term, doc FROM vocabulary";
        using var row = command.ExecuteReader();
        var uses = new Dictionary<string, int>(StringComparer.Ordinal);
        while (row.Read())
        {
            if (row.GetString(0) is var word && !SearchWords.IsChinese(word))
            {
                uses[word] = row.GetInt32(1);
            }
        }

        return uses;
    }

    private void Execute(string sql, params object[] values)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters.AddWithValue($"${index}", values[index]);
        }

        command.ExecuteNonQuery();
    }
}

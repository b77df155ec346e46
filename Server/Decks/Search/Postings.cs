using QuizHub.Server.Decks.Search.Words;

namespace QuizHub.Server.Decks.Search;

/// <summary>Which documents hold a key, ascending, and the words that they use. Never changed once made.</summary>
internal sealed class Postings
{
    private readonly Dictionary<string, int[]> _documents;
    private readonly Dictionary<string, int> _uses;

    private Postings(Dictionary<string, int[]> documents, Dictionary<string, int> uses) => (_documents, _uses) = (documents, uses);

    /// <summary>English words as they are written, in lower case, and how often; for who has mistyped one.</summary>
    public IReadOnlyDictionary<string, int> Uses => _uses;

    public IEnumerable<string> Keys => _documents.Keys;

    public int[] Of(string key) => _documents.GetValueOrDefault(key) ?? [];

    /// <summary>The postings of several lists, whose documents are numbered each from 0.</summary>
    /// <param name="parts">In the order of their documents.</param>
    /// <param name="firsts">What number the first document of each part has here.</param>
    public static Postings Of(IReadOnlyList<PostingList> parts, IReadOnlyList<int> firsts)
    {
        var (documents, uses) = (new Dictionary<string, int[]>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, found) in parts.SelectMany(part => part.Documents))
        {
            counts[key] = counts.GetValueOrDefault(key) + found.Count;
        }

        foreach (var (part, first) in parts.Zip(firsts))
        {
            foreach (var (key, found) in part.Documents)
            {
                var all = documents.TryGetValue(key, out var known) ? known : documents[key] = new int[counts[key]];
                var at = all.Length - counts[key];
                counts[key] -= found.Count;
                for (var index = 0; index < found.Count; index++)
                {
                    all[at + index] = first + found[index];
                }
            }

            Count(part, uses, 1);
        }

        return new(documents, uses);
    }

    /// <summary>With some documents in place of others.</summary>
    /// <param name="gone">What the documents from <paramref name="goneFrom"/> to before <paramref name="goneTo"/> held.</param>
    /// <param name="come">What comes, its documents numbered from 0; beginning at <paramref name="first"/> here.</param>
    public Postings With(PostingList gone, int goneFrom, int goneTo, PostingList come, int first)
    {
        var (documents, uses) = (new Dictionary<string, int[]>(_documents, StringComparer.Ordinal), new Dictionary<string, int>(_uses, StringComparer.Ordinal));
        foreach (var key in gone.Documents.Keys.Where(documents.ContainsKey))
        {
            var (from, to) = (Lower(documents[key], goneFrom), Lower(documents[key], goneTo));
            documents[key] = [.. documents[key].AsSpan(0, from), .. documents[key].AsSpan(to)];
        }

        foreach (var (key, found) in come.Documents)
        {
            var known = documents.GetValueOrDefault(key) ?? [];
            var at = Lower(known, first);
            documents[key] = [.. known.AsSpan(0, at), .. found.Select(document => first + document), .. known.AsSpan(at)];
        }

        foreach (var key in gone.Documents.Keys.Where(key => documents.GetValueOrDefault(key) is []))
        {
            documents.Remove(key);
        }

        Count(gone, uses, -1);
        Count(come, uses, 1);
        return new(documents, uses);
    }

    private static void Count(PostingList part, Dictionary<string, int> uses, int by)
    {
        foreach (var (word, count) in part.Uses)
        {
            var all = uses.GetValueOrDefault(word) + by * count;
            if (all == 0)
            {
                uses.Remove(word);
            }
            else
            {
                uses[word] = all;
            }
        }
    }

    /// <summary>The index of the first document that is not below a number.</summary>
    private static int Lower(int[] documents, int number)
    {
        var found = Array.BinarySearch(documents, number);
        return found < 0 ? ~found : found;
    }
}

/// <summary>Which of some documents hold a key. They are added in ascending order.</summary>
internal sealed class PostingList
{
    private readonly Dictionary<string, List<int>> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, List<int>> Documents => _documents;

    public IReadOnlyDictionary<string, int> Uses => _uses;

    public void Add(int document, IEnumerable<string> keys, IReadOnlyList<Token> tokens)
    {
        foreach (var key in keys)
        {
            var documents = _documents.TryGetValue(key, out var known) ? known : _documents[key] = [];
            if (documents.Count == 0 || documents[^1] != document)
            {
                documents.Add(document);
            }
        }

        foreach (var token in tokens.Where(token => !token.IsHan))
        {
            _uses[token.Word] = _uses.GetValueOrDefault(token.Word) + 1;
        }
    }
}

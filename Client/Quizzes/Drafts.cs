using System.Text.Json;
using QuizHub.Site;

namespace QuizHub.Client.Quizzes;

/// <summary>
/// What is being typed, chosen or put in order on a session's page and not handed in yet, and what was recalled in writing. It is kept in the browser as it is
/// typed: a reload, another tab, a change of language and coming back next week find it again. There is one such place for every field of every mode.
/// </summary>
/// <remarks>A draft belongs to a learner, a session and a place inside it (see <see cref="DraftPlace"/>). Whoever opens a session in this browser as another
/// learner clears what the one before her left: where a browser is not asked over a secure connection, forgetting cannot do it. Where nothing can be kept,
/// drafts live as long as the page.</remarks>
public sealed class Drafts(SessionBrowser browser)
{
    /// <summary>Everything that pages keep by name begins so.</summary>
    private const string Root = "quizhub.";

    private readonly Dictionary<string, string> _kept = [];
    private string? _prefix;

    /// <summary>Reads what is kept for a session, and drops what is kept for other learners. Before that there is nothing to read and nothing is
    /// kept.</summary>
    /// <param name="owner">Tells learners apart.</param>
    public async Task OpenAsync(string owner, Guid session)
    {
        _prefix = $"{Root}draft.{owner}.{session}.";
        await browser.DropForeignAsync(Root, $"{Root}draft.{owner}.");
        foreach (var (key, text) in await browser.KeptUnderAsync(_prefix))
        {
            _kept[key[_prefix.Length..]] = text;
        }
    }

    /// <summary>Null when nothing is kept there, or only what another version of the page wrote.</summary>
    public T? Read<T>(string place)
        where T : class => _kept.TryGetValue(place, out var text) ? Parse<T>(text) : null;

    /// <summary>Everything in places that begin so, in the order of their names.</summary>
    public IEnumerable<T> ReadUnder<T>(string beginning)
        where T : class =>
        _kept.Where(kept => kept.Key.StartsWith(beginning, StringComparison.Ordinal)).OrderBy(kept => kept.Key, StringComparer.Ordinal)
            .Select(kept => Parse<T>(kept.Value)).OfType<T>();

    public async Task KeepAsync<T>(string place, T draft)
        where T : class
    {
        if (_prefix is null)
        {
            return;
        }

        _kept[place] = JsonSerializer.Serialize(draft, Json.Options);
        await browser.KeepAsync(_prefix + place, _kept[place]);
    }

    public async Task DropAsync(string place)
    {
        if (_kept.Remove(place))
        {
            await browser.KeepAsync(_prefix + place, null);
        }
    }

    /// <summary>Drops whatever belongs to places that are behind.</summary>
    public async Task KeepOnlyAsync(Func<string, bool> isOpen)
    {
        foreach (var place in _kept.Keys.Where(place => !isOpen(place)).ToList())
        {
            await DropAsync(place);
        }
    }

    private static T? Parse<T>(string text)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Json.Options);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}

using QuizHub.Site;
using System.Text.Json;

namespace QuizHub.Client.Quizzes;

/// <summary>A change of a session that must not be lost.</summary>
/// <param name="Path">Of the change, under the session's own address: <c>answers</c>, <c>advance</c>, <c>ticks</c>, and what modes add to them.</param>
/// <param name="Language">Code of the language to be answered in.</param>
/// <param name="Body">JSON, to the byte as it is sent: what is sent again must be the same.</param>
public sealed record OutboxRequest(Guid SessionId, string Path, string Language, string Body)
{
    public const string Answers = "answers", Advance = "advance", Ticks = "ticks";

    /// <summary>Of a request. UUIDv7 counts from 1970; a browser's clock may stand before that.</summary>
    public static Guid NewId(DateTimeOffset now) => Guid.CreateVersion7(now < DateTimeOffset.UnixEpoch ? DateTimeOffset.UnixEpoch : now);
}

/// <summary>A change that waits to be sent.</summary>
/// <param name="Order">From the browser's storage: it grows with every entry of this browser, whatever the tab, the session or the learner.</param>
/// <param name="IsDurable">It stands in the browser's storage and outlives the page.</param>
public sealed record OutboxEntry(long Order, Guid SessionId, string Path, string Language, string Body, bool IsDurable)
{
    /// <summary>It holds what the learner has said, whatever the mode.</summary>
    public bool IsAnswer => Path.Split('/')[^1] is OutboxRequest.Answers or "replies";

    /// <summary>What it sends. Null for what another version of the page wrote: it is sent all the same, and only not shown.</summary>
    public T? Read<T>()
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Body, Json.Options);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}

/// <summary>What a tab tells the others when it has settled an entry: the server's reply, as it came.</summary>
/// <param name="Order">0 for an entry that no other tab could see.</param>
public sealed record OutboxNews(long Order, Guid SessionId, int Status, string Body);

/// <summary>Which entry goes out next. Pure.</summary>
public static class OutboxOrder
{
    /// <summary>The oldest entry, except that sessions at which the server itself fails let the others pass: a fault in one must not keep back all the rest for
    /// good. Inside a session the order is never changed. Null when nothing is left.</summary>
    /// <param name="failing">Sessions whose oldest entry made the server fail.</param>
    public static OutboxEntry? Next(IEnumerable<OutboxEntry> waiting, IReadOnlySet<Guid> failing) =>
        waiting.Where(entry => !failing.Contains(entry.SessionId)).MinBy(entry => entry.Order);
}

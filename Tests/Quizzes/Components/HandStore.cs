using System.Text.Json;
using QuizHub.Client.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Components;

/// <summary>A browser's storage, and its other tabs, played by the test. What lies in it outlives the page that put it there.</summary>
internal sealed class HandStore : IOutboxStore
{
    private readonly List<OutboxEntry> _entries = [];
    private long _last;

    public event Action? Woken;

    public event Action<OutboxNews>? Heard;

    /// <summary>The browser keeps nothing.</summary>
    public bool Refuses { get; init; }

    public IReadOnlyList<OutboxEntry> Entries => _entries;

    /// <summary>How each settled entry ended, in that order.</summary>
    public List<(OutboxEntry Entry, int Status)> Settled { get; } = [];

    /// <summary>An entry of an earlier page or another tab.</summary>
    public OutboxEntry Left<T>(Guid session, string path, T request) => Put(new OutboxRequest(session, path, "en", JsonSerializer.Serialize(request, Json.Options)));

    public void CameOnline() => Woken?.Invoke();

    /// <summary>Another tab settles an entry; without news when they get lost.</summary>
    public void SettleElsewhere(OutboxEntry entry, OutboxNews? news)
    {
        _entries.Remove(entry);
        if (news is not null)
        {
            Heard?.Invoke(news);
        }
    }

    public Task OpenAsync() => Task.CompletedTask;

    public Task<OutboxPlace> AddAsync(OutboxRequest request) => Task.FromResult(new OutboxPlace(Put(request).Order, !Refuses));

    public Task<IReadOnlyList<OutboxEntry>> ListAsync() => Task.FromResult<IReadOnlyList<OutboxEntry>>([.. _entries]);

    public Task SettleAsync(OutboxEntry entry, ServerReply reply)
    {
        _entries.Remove(entry);
        Settled.Add((entry, reply.Status));
        return Task.CompletedTask;
    }

    public Task EnterAsync() => Task.CompletedTask;

    public Task LeaveAsync() => Task.CompletedTask;

    private OutboxEntry Put(OutboxRequest request)
    {
        var entry = new OutboxEntry(++_last, request.SessionId, request.Path, request.Language, request.Body, !Refuses);
        _entries.Add(entry);
        return entry;
    }
}

using System.IO.Compression;
using System.Text.Json;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Benchmarks.Load;

/// <summary>Goes through one session after the other, without predictions, which would wait for their runs. Chooses among options at random, and gives all else
/// up.</summary>
/// <param name="items">Of a session.</param>
internal sealed class StudyLearner(Uri address, string deck, int items, int number, string? cookie) : IDisposable
{
    private static readonly ItemType[] Types = [ItemType.Single, ItemType.Multiple, ItemType.Numeric, ItemType.Matching, ItemType.TrueFalse, ItemType.Cloze];

    private readonly RawConnection _connection = new(address);
    private readonly Random _random = new(number);
    private SeenState? _state;

    public Uri Address => address;

    /// <summary>Null before the first session.</summary>
    public string? Cookie { get; private set; } = cookie;

    public bool IsAboutToAnswer => _state is { IsOver: false, Phase: StepPhase.Answer };

    /// <summary>No change is open: a session is to be started first.</summary>
    public bool NeedsSession => _state is null or { IsOver: true };

    /// <summary>Begins a session without looking at it.</summary>
    public async Task<SessionResponse> BeginAsync() =>
        Read<SessionResponse>(await SendAsync("/api/sessions", new StartSessionRequest(deck, null, null, SessionMode.Practice, "en", items, Types: Types)));

    public async Task StartAsync()
    {
        var started = await BeginAsync();
        var reply = await _connection.SendAsync(Requests.Get(address, $"/api/sessions/{started.SessionId}?lang=en", Cookie));
        _state = Read<SeenState>(reply);
    }

    /// <summary>One change: shows the options, answers, or goes on.</summary>
    /// <returns>Whether it was an answer.</returns>
    public async Task<bool> ChangeAsync()
    {
        var state = _state!;
        var answers = IsAboutToAnswer;
        object body = answers ? Answer(state) : new AdvanceRequest(state.Index, state.Phase);
        _state = Read<SeenState>(await SendAsync($"/api/sessions/{state.SessionId}/{(answers ? "answers" : "advance")}?lang=en", body));
        return answers;
    }

    public async ValueTask<RawReply> ReadAsync(string path) => await _connection.SendAsync(Requests.Get(address, path, Cookie));

    public void Dispose() => _connection.Dispose();

    /// <summary>What a reply says, compressed or not.</summary>
    public static T Read<T>(RawReply reply)
    {
        if (reply.Status != 200)
        {
            throw new RefusedException(reply.Status);
        }

        if (!reply.IsBrotli)
        {
            return JsonSerializer.Deserialize<T>(reply.Body.Span, Json.Options)!;
        }

        var text = new byte[reply.Body.Length * 8];
        int written;
        while (!BrotliDecoder.TryDecompress(reply.Body.Span, text, out written))
        {
            text = new byte[text.Length * 2];
        }

        return JsonSerializer.Deserialize<T>(text.AsSpan(0, written), Json.Options)!;
    }

    private async ValueTask<RawReply> SendAsync(string path, object body)
    {
        var reply = await _connection.SendAsync(Requests.Post(address, path, Cookie, body));
        Cookie = reply.Cookie ?? Cookie;
        return reply;
    }

    private SubmitAnswerRequest Answer(SeenState state)
    {
        var options = state.View.View?.Body is { Kind: "choice", Options: { } choice } ? choice : null;
        ItemResponse? response = options is null ? null : new ChoiceResponse([options[_random.Next(options.Count)].Id]);
        return new SubmitAnswerRequest(
            Guid.CreateVersion7(), state.Index, ForCheck: false, response, Confidence.Middle, response is null, 5000,
            DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), "Etc/UTC");
    }
}

/// <summary>What a learner has to see of a session to go on in it. The rest is passed over: a browser reads it, but on the learner's machine.</summary>
internal sealed record SeenState(Guid SessionId, int Index, int Count, StepPhase Phase, SeenView View)
{
    public bool IsOver => View.Type == "summary";
}

/// <param name="View">Of an item.</param>
internal sealed record SeenView(string Type, SeenItem? View);

internal sealed record SeenItem(SeenBody Body);

internal sealed record SeenBody(string Kind, IReadOnlyList<SeenOption>? Options);

internal sealed record SeenOption(string Id);

internal sealed class RefusedException(int status) : Exception($"A request was answered {status}.")
{
    public int Status => status;
}

using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Tests.Demos.Components;

/// <summary>The far end of the wire: takes requests and streams what a test sends, when it sends it.</summary>
internal sealed class FakeRuns : HttpMessageHandler
{
    private readonly List<FakeRun> _runs = [];

    /// <summary>Every request, as method and path.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Every run that was asked for, in order.</summary>
    public IReadOnlyList<FakeRun> Runs => _runs;

    public FakeRun Last => _runs[^1];

    /// <summary>Answers the next requests instead of a stream; null to stream.</summary>
    public Func<HttpResponseMessage>? Refusal { get; set; }

    /// <summary>How claims are said to have fared.</summary>
    public IReadOnlyList<ClaimCount> Counts { get; set; } = [];

    public HttpClient CreateClient() => new(this, disposeHandler: false) { BaseAddress = new Uri("http://localhost/") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add($"{request.Method} {request.RequestUri!.PathAndQuery}");
        if (request.Method == HttpMethod.Delete)
        {
            return new(HttpStatusCode.NoContent);
        }

        if (request.Method == HttpMethod.Get)
        {
            return new(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(Counts, Json.Options), Encoding.UTF8, "application/json") };
        }

        if (Refusal is not null)
        {
            return Refusal();
        }

        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        var run = new FakeRun(JsonSerializer.Deserialize<StartRunRequest>(body, Json.Options)!);
        _runs.Add(run);
        return new(HttpStatusCode.OK) { Content = new StreamContent(run.Open()) { Headers = { ContentType = new MediaTypeHeaderValue("text/event-stream") } } };
    }
}

/// <summary>One run as the server sees it.</summary>
internal sealed class FakeRun(StartRunRequest request)
{
    private readonly Pipe _pipe = new(new(readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, useSynchronizationContext: false));

    public Guid Id { get; } = Guid.CreateVersion7();

    public StartRunRequest Request { get; } = request;

    /// <summary>Whether the other side has closed the stream.</summary>
    public bool IsAborted { get; private set; }

    public Stream Open() => new WatchedStream(_pipe.Reader.AsStream(), () => IsAborted = true);

    public async Task SendAsync(params RunEvent[] events)
    {
        foreach (var runEvent in events)
        {
            await SendTextAsync(Written(runEvent));
        }
    }

    public async Task SendTextAsync(string text) => await _pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendBytesAsync(ReadOnlyMemory<byte> bytes) => await _pipe.Writer.WriteAsync(bytes);

    public async Task EndAsync() => await _pipe.Writer.CompleteAsync();

    public Task QueueAsync(int position) => SendAsync(new RunQueued(Id, position));

    public Task FinishAsync(int updates = 103) =>
        SendAsync(new RunDone(Id, [new("momentum.updates", Samples.J($"{updates}")), new("reached", Samples.J("true"))], Samples.T($"It took {updates} updates."), 1.23));

    public static string Written(RunEvent runEvent)
    {
        var json = JsonSerializer.SerializeToElement(runEvent, Json.Options);
        return $"event: {json.GetProperty("event").GetString()}\ndata: {json.GetRawText()}\n\n";
    }

    private sealed class WatchedStream(Stream inner, Action closed) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            closed();
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}

using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Server.Demos;

/// <summary>
/// How server and worker talk: each message is its length in bytes (32 bits, little endian), then that much JSON in UTF-8, on a named pipe of its own, so that
/// nothing a library prints can be taken for a message. This one file is compiled into both.
/// </summary>
public static class WorkerProtocol
{
    /// <summary>No honest message comes near: a heatmap of 256 × 256 values takes 1.5 MB.</summary>
    public const int MaxMessageBytes = 8 << 20;

    public static async Task WriteAsync(Stream stream, WorkerRequest request, CancellationToken cancel)
    {
        var frame = Frame(request);
        await stream.WriteAsync(frame, cancel).ConfigureAwait(false);
        await stream.FlushAsync(cancel).ConfigureAwait(false);
    }

    public static void Write(Stream stream, WorkerReply reply)
    {
        stream.Write(Frame(reply));
        stream.Flush();
    }

    /// <summary>The next message and its size in bytes.</summary>
    /// <exception cref="EndOfStreamException">The other side is gone.</exception>
    /// <exception cref="WorkerProtocolException">What came is no message.</exception>
    public static async Task<(T Message, int Bytes)> ReadAsync<T>(Stream stream, CancellationToken cancel)
    {
        var header = new byte[sizeof(int)];
        await stream.ReadExactlyAsync(header, cancel).ConfigureAwait(false);
        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (length is <= 0 or > MaxMessageBytes)
        {
            throw new WorkerProtocolException($"A message claims to be {length} bytes long.");
        }

        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancel).ConfigureAwait(false);
        try
        {
            return (JsonSerializer.Deserialize<T>(body, Json.Options) ?? throw new WorkerProtocolException("A message is null."), length);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new WorkerProtocolException("A message is not the JSON that was expected.", exception);
        }
    }

    /// <summary>The type must be the abstract one: it is what makes the discriminator be written.</summary>
    private static byte[] Frame<T>(T message)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message, Json.Options);
        var frame = new byte[sizeof(int) + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, body.Length);
        body.CopyTo(frame, sizeof(int));
        return frame;
    }
}

public sealed class WorkerProtocolException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What the server asks of a worker. One run at a time; only <see cref="CancelRun"/> may come while one is under way.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "ask")]
[JsonDerivedType(typeof(Describe), "describe")]
[JsonDerivedType(typeof(Warm), "warm")]
[JsonDerivedType(typeof(StartRun), "run")]
[JsonDerivedType(typeof(CancelRun), "cancel")]
public abstract record WorkerRequest;

/// <summary>Answered by <see cref="Declared"/>, without loading libtorch.</summary>
public sealed record Describe : WorkerRequest;

/// <summary>Loads libtorch; answered by <see cref="Warmed"/>.</summary>
public sealed record Warm : WorkerRequest;

/// <summary>Answered by any number of <see cref="Reported"/>, then one of <see cref="Finished"/>, <see cref="Stopped"/>, <see cref="Faulted"/>.</summary>
/// <param name="Settings">Complete and checked, in canonical JSON.</param>
public sealed record StartRun(Guid RunId, string Demo, IReadOnlyDictionary<string, JsonElement> Settings, int Seed) : WorkerRequest;

/// <summary>Asks the run to end; answered by <see cref="Stopped"/> when the demo next looks. Ignored when that run is over.</summary>
public sealed record CancelRun(Guid RunId) : WorkerRequest;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "say")]
[JsonDerivedType(typeof(Declared), "declared")]
[JsonDerivedType(typeof(Warmed), "warmed")]
[JsonDerivedType(typeof(Reported), "reported")]
[JsonDerivedType(typeof(Finished), "finished")]
[JsonDerivedType(typeof(Stopped), "stopped")]
[JsonDerivedType(typeof(Faulted), "faulted")]
public abstract record WorkerReply;

public sealed record Declared(IReadOnlyList<DemoDeclaration> Demos) : WorkerReply;

/// <param name="Problem">Why libtorch could not be loaded; null when it was.</param>
public sealed record Warmed(string? Problem) : WorkerReply;

/// <param name="Event">A <see cref="RunProgress"/>, <see cref="RunFigure"/> or <see cref="RunFact"/>.</param>
public sealed record Reported(Guid RunId, RunEvent Event) : WorkerReply;

/// <param name="Seconds">Wall time of the experiment.</param>
public sealed record Finished(Guid RunId, IReadOnlyList<FactValue> Facts, Text Outcome, double Seconds) : WorkerReply;

public sealed record Stopped(Guid RunId) : WorkerReply;

/// <summary>The demo threw; the worker itself is well.</summary>
public sealed record Faulted(Guid RunId, string Problem) : WorkerReply;

namespace QuizHub.Server.Data;

/// <summary>Writes failures of the storage into the log: each kind once a minute with how often it happened, because they come with every request while they
/// last.</summary>
public sealed class StorageLog(TimeProvider time, ILogger<StorageLog> logger)
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Said> _kinds = [];
    private DateTimeOffset? _saidWell;
    private bool _fails;

    /// <summary>False, and nothing written, when the exception is none of the storage: then it is the caller's to log.</summary>
    public bool Report(Exception exception)
    {
        if (exception.StorageReason() is not { } reason)
        {
            return false;
        }

        lock (_gate)
        {
            _fails = true;
            var said = _kinds.TryGetValue(reason, out var before) ? before : _kinds[reason] = new Said();
            said.Count++;
            if (IsRecent(said.At))
            {
                return true;
            }

            logger.LogError(
                "Nothing can be stored: {Reason} ({Message}). Failures of this kind since the last entry: {Count}.",
                reason, Innermost(exception).Message, said.Count);
            (said.At, said.Count) = (time.GetUtcNow(), 0);
            return true;
        }
    }

    /// <summary>Something was stored. What is small may find room where nothing else does: this too is said once a minute.</summary>
    public void Recovered()
    {
        lock (_gate)
        {
            if (_fails && !IsRecent(_saidWell))
            {
                logger.LogInformation("Storing works again. Failures since the last entry: {Count}.", _kinds.Values.Sum(said => said.Count));
                _saidWell = time.GetUtcNow();
            }

            _fails = false;
        }
    }

    private bool IsRecent(DateTimeOffset? said) => said is { } at && time.GetUtcNow() - at < Silence;

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;

    private sealed class Said
    {
        public DateTimeOffset? At { get; set; }

        public int Count { get; set; }
    }
}

namespace QuizHub.Server.Decks.Html.Scripts;

/// <summary>When a reader last asked for anything. A page asks for its formulas one after the other: while it does, nothing is made ahead in between.</summary>
internal sealed class ReaderClock
{
    private const long Pause = 200;

    private long _last = long.MinValue / 2;

    public void Ask() => Volatile.Write(ref _last, Environment.TickCount64);

    /// <summary>Milliseconds until readers have been quiet for a while; not above 0 when they are.</summary>
    public int Busy => (int)Math.Clamp(Volatile.Read(ref _last) + Pause - Environment.TickCount64, 0, Pause);
}

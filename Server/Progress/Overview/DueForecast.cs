namespace QuizHub.Server.Progress.Overview;

/// <summary>How many items are due, today and on the days to come, if nothing more is answered.</summary>
/// <param name="Learnt">Items with a memory, in all.</param>
/// <param name="Days">Items by day, today first; what was due earlier counts for today.</param>
/// <param name="Later">Due after the last of them.</param>
public sealed record DueForecast(int Learnt, IReadOnlyList<int> Days, int Later)
{
    public const int Length = 30;

    public int Now => Days[0];

    public static DueForecast Of(IEnumerable<DateOnly> dueDays, DateOnly today)
    {
        var (learnt, later, days) = (0, 0, new int[Length]);
        foreach (var due in dueDays)
        {
            learnt++;
            var ahead = due.DayNumber - today.DayNumber;
            if (ahead >= Length)
            {
                later++;
            }
            else
            {
                days[Math.Max(0, ahead)]++;
            }
        }

        return new(learnt, days, later);
    }
}

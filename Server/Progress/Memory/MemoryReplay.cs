namespace QuizHub.Server.Progress.Memory;

/// <summary>A memory state is only a cache: this is where it comes from.</summary>
public static class MemoryReplay
{
    /// <summary>The state after all reviews of one item, oldest first; null for none. The same numbers as updating one by one, to the last bit.</summary>
    /// <param name="reviews">Days since the review before (no matter for the first) and grade.</param>
    public static MemoryState? Rebuild(IMemoryModel model, IEnumerable<(double Days, Grade Grade)> reviews)
    {
        MemoryState? state = null;
        foreach (var (days, grade) in reviews)
        {
            state = state is { } before ? model.Next(before, days, grade) : model.Init(grade);
        }

        return state;
    }
}

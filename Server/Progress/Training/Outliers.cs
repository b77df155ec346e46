using QuizHub.Server.Progress.Memory;

namespace QuizHub.Server.Progress.Training;

/// <summary>Leaves out what is too rare or too long after to say anything (fsrs-rs 6.6, <c>filter_outlier</c>).</summary>
public static class Outliers
{
    /// <summary>
    /// Groups the first long-term reviews by first grade and days; of each grade the smallest groups go until 5 % of its reviews (at least 20) are gone, then those with
    /// fewer than 6 or after more than 100 days (365 after Easy). Every example whose item had such a first long-term review goes with them.
    /// </summary>
    public static TrainingExample[] Remove(IReadOnlyCollection<TrainingExample> examples)
    {
        var removed = new HashSet<(Grade, int)>();
        foreach (var grade in examples.Where(example => example.IsFirstLongTerm).GroupBy(example => example.Reviews[0].Grade))
        {
            var allowed = Math.Max(grade.Count() / 20, 20);
            var gone = 0;
            var longest = grade.Key == Grade.Easy ? 365 : 100;
            foreach (var group in grade.GroupBy(example => example.Predicted.Days).OrderBy(group => group.Count()).ThenByDescending(group => group.Key))
            {
                var count = group.Count();
                if (gone + count <= allowed)
                {
                    gone += count;
                    removed.Add((grade.Key, group.Key));
                }
                else if (count < 6 || group.Key > longest)
                {
                    removed.Add((grade.Key, group.Key));
                }
            }
        }

        return [.. examples.Where(example => !removed.Contains((example.Reviews[0].Grade, example.Reviews.Skip(1).First(review => review.Days > 0).Days)))];
    }
}

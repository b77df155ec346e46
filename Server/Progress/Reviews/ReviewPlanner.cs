using QuizHub.Server.Progress.Planning;

namespace QuizHub.Server.Progress;

/// <summary>
/// Chooses a day's review. Errors made with confidence above 80 % on an earlier day come first. Then, with an interview date that is not past, what adds most to recall on it
/// (<see cref="DatePlan"/>), new items included; without one what is due, the most endangered first. One item a question and study day, whatever mode it was asked in; items
/// that lapse again and again give way (<see cref="Leeches"/>); what does not fit into the minutes waits. Last, all is mixed (<see cref="Interleaving"/>). Pure.
/// </summary>
public static class ReviewPlanner
{
    /// <param name="candidates">In the deck's order.</param>
    public static ReviewPlan Plan(IReadOnlyList<ReviewCandidate> candidates, ReviewTerms terms)
    {
        var answered = candidates.Where(item => item.Memory?.LastDay >= terms.Today).Select(item => item.Question).ToHashSet();
        var waiting = candidates.Where(item => IsDue(item, terms.Today)).Select(item => item.Question).ToHashSet();
        waiting.ExceptWith(answered);
        if (terms.MinutesLeft <= 0)
        {
            return new ReviewPlan([], waiting.Count);
        }

        var (chosen, spent) = (new List<ReviewChoice>(), 0.0);
        foreach (var choice in Errors(candidates, terms).Concat(Order(candidates, terms)))
        {
            // The first is asked however long it takes.
            if (spent >= terms.MinutesLeft)
            {
                break;
            }

            if (answered.Add(choice.Question))
            {
                var asked = Leeches.InStead(choice, candidates.Where(item => item.Question == choice.Question));
                var minutes = Minutes(asked, terms);
                chosen.Add(new ReviewChoice(asked, minutes, IsConfidentError(choice, terms.Today)));
                spent += minutes;
            }
        }

        var corrections = Interleaving.Mix(chosen.Where(choice => choice.IsCorrection)).ToList();
        List<ReviewChoice> mixed = [.. corrections, .. Interleaving.Mix(chosen.Where(choice => !choice.IsCorrection), corrections.LastOrDefault()?.Candidate)];
        waiting.ExceptWith(mixed.Select(choice => choice.Candidate.Question));
        return new ReviewPlan(mixed, waiting.Count);
    }

    /// <summary>What the day after asks once a day's review is done: those of its items that are answered wrong come on top.</summary>
    /// <param name="minutes">For that day.</param>
    public static ReviewPlan PlanDayAfter(IReadOnlyList<ReviewCandidate> candidates, ReviewTerms terms, ReviewPlan today, double minutes)
    {
        var done = today.Asked.Select(choice => choice.Candidate).ToHashSet();
        return Plan([.. candidates.Where(item => !done.Contains(item))], terms with { Today = terms.Today.AddDays(1), MinutesLeft = minutes });
    }

    /// <summary>It has fallen to the desired retention.</summary>
    public static bool IsDue(ReviewCandidate item, DateOnly today) => item.Memory?.DueDay <= today;

    private static bool IsConfidentError(ReviewCandidate item, DateOnly today) => item.Memory?.ConfidentErrorDay < today;

    private static IEnumerable<ReviewCandidate> Errors(IEnumerable<ReviewCandidate> candidates, ReviewTerms terms) =>
        MostEndangered(candidates.Where(item => IsConfidentError(item, terms.Today)), terms);

    private static IEnumerable<ReviewCandidate> Order(IReadOnlyList<ReviewCandidate> candidates, ReviewTerms terms)
    {
        if (terms.InterviewDay is not { } date || date < terms.Today)
        {
            return MostEndangered(candidates.Where(item => IsDue(item, terms.Today)), terms);
        }

        var daysLeft = date.DayNumber - terms.Today.DayNumber;
        var items = candidates.Where(item => item.Memory is null || item.Memory.LastDay < terms.Today);
        return DatePlan.PrefersQueue(terms.Belief, daysLeft) ? InQueue(items, terms) : ByGain(items, candidates.Count, date, terms);
    }

    /// <summary>The order of <see cref="DatePlan.Order"/>, with a number an item instead of all that it weighs: ten thousand of those would be collected with every choice.</summary>
    private static IEnumerable<ReviewCandidate> ByGain(IEnumerable<ReviewCandidate> items, int most, DateOnly date, ReviewTerms terms)
    {
        var (worthy, keys) = (new List<ReviewCandidate>(most), new List<double>(most));
        foreach (var item in items)
        {
            var (recall, gain) = item.OutlookOf(terms.Model, terms.Today, date).Weigh(terms.Belief, terms.FirstRight);
            // What would be known anyway is left alone.
            if (gain >= 0)
            {
                worthy.Add(item);
                keys.Add(-gain / (recall * item.Minutes.Right + (1 - recall) * item.Minutes.Wrong));
            }
        }

        return Ascending(worthy, keys);
    }

    private static IEnumerable<ReviewCandidate> InQueue(IEnumerable<ReviewCandidate> items, ReviewTerms terms)
    {
        // The queue knows items by ids: a place in the list is one.
        var byId = items.Index().ToDictionary(row => new Guid(row.Index, 0, 0, new byte[8]), row => row.Item);
        return DueFirst.Order(terms.Model, byId.Select(row => PlanItem(row.Value, row.Key, terms)), terms.Retention, terms.FirstRight).Select(review => byId[review.Item.Id]);
    }

    private static IEnumerable<ReviewCandidate> MostEndangered(IEnumerable<ReviewCandidate> items, ReviewTerms terms)
    {
        var list = items.ToList();
        return Ascending(list, list.ConvertAll(item => Recall(item, terms)));
    }

    /// <summary>From the smallest key on; those with the same one in the order given. A day takes a few of ten thousand, so no more are put in order than are taken.</summary>
    private static IEnumerable<ReviewCandidate> Ascending(List<ReviewCandidate> items, List<double> keys)
    {
        var left = new PriorityQueue<ReviewCandidate, (double Key, int Place)>(items.Zip(keys).Select((row, place) => (row.First, (row.Second, place))));
        while (left.TryDequeue(out var next, out _))
        {
            yield return next;
        }
    }

    private static PlanItem PlanItem(ReviewCandidate item, Guid id, ReviewTerms terms) => new(
        id, item.Memory?.State, item.Memory is { } memory ? terms.Today.DayNumber - memory.LastDay.DayNumber : 0, item.Minutes.Right, item.Minutes.Wrong);

    private static double Minutes(ReviewCandidate item, ReviewTerms terms)
    {
        var recall = Recall(item, terms);
        return recall * item.Minutes.Right + (1 - recall) * item.Minutes.Wrong;
    }

    private static double Recall(ReviewCandidate item, ReviewTerms terms) =>
        item.Memory is { } memory ? terms.Model.Retrievability(memory.State, terms.Today.DayNumber - memory.LastDay.DayNumber) : terms.FirstRight;
}

using System.Runtime.InteropServices;
using QuizHub.Server.Progress.Planning;

namespace QuizHub.Server.Quizzes;

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

        var siblings = candidates.ToLookup(item => item.Question);
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
                var asked = Leeches.InStead(choice, siblings[choice.Question]);
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
        var done = today.Asked.Select(choice => choice.Candidate).ToHashSet(ReferenceEqualityComparer.Instance);
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

        var items = new PlanItem[candidates.Count];
        for (var i = 0; i < items.Length; i++)
        {
            var item = candidates[i];
            items[i] = new PlanItem(
                Id(i), item.Memory?.State, item.Memory is { } memory ? terms.Today.DayNumber - memory.LastDay.DayNumber : 0, item.Minutes.Right, item.Minutes.Wrong);
        }

        // What would be known anyway is left alone.
        return DatePlan.Order(terms.Model, terms.Belief, items, date.DayNumber - terms.Today.DayNumber, terms.FirstRight, terms.Retention)
            .Where(review => review.Gain >= 0).Select(review => candidates[Index(review.Item.Id)]);
    }

    private static IEnumerable<ReviewCandidate> MostEndangered(IEnumerable<ReviewCandidate> items, ReviewTerms terms) =>
        items.Select(item => (Item: item, Recall: Recall(item, terms))).OrderBy(row => row.Recall).ThenBy(row => row.Item.Memory!.DueDay).Select(row => row.Item);

    private static double Minutes(ReviewCandidate item, ReviewTerms terms)
    {
        var recall = Recall(item, terms);
        return recall * item.Minutes.Right + (1 - recall) * item.Minutes.Wrong;
    }

    private static double Recall(ReviewCandidate item, ReviewTerms terms) =>
        item.Memory is { } memory ? terms.Model.Retrievability(memory.State, terms.Today.DayNumber - memory.LastDay.DayNumber) : terms.FirstRight;

    /// <summary>The plan knows items by ids: a place in the list is one.</summary>
    private static Guid Id(int index) => MemoryMarshal.Cast<int, Guid>([index, 0, 0, 0])[0];

    private static int Index(Guid id) => MemoryMarshal.Cast<Guid, int>([id])[0];
}

using System.Runtime.CompilerServices;
using QuizHub.Quizzes;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Progress.Planning;

namespace QuizHub.Server.Progress;

/// <summary>An item that a review may ask. Two are the same only if they are one.</summary>
/// <param name="Confusable">Slugs of the questions that learners mix up with this one's; taken both ways.</param>
/// <param name="Memory">Null for one never asked.</param>
public sealed record ReviewCandidate(
    string Topic, string Question, IReadOnlyList<string> Confusable, string Item, ItemType Type, Facet Facet, AnswerMinutes Minutes, RememberedItem? Memory)
{
    private Ahead? _ahead;

    /// <summary>What asking it today can lead to. The last one is kept: most candidates are the same from choice to choice, and a model takes its time.</summary>
    /// <param name="date">Not before <paramref name="today"/>.</param>
    public DateOutlook OutlookOf(IMemoryModel model, DateOnly today, DateOnly date)
    {
        var known = _ahead;
        if (known is null || !ReferenceEquals(known.Memory, Memory) || known.Model != model || known.Today != today || known.Date != date)
        {
            var daysSince = Memory is null ? 0 : today.DayNumber - Memory.LastDay.DayNumber;
            _ahead = known = new Ahead(Memory, model, today, date, DateOutlook.Of(model, Memory?.State, daysSince, date.DayNumber - today.DayNumber));
        }

        return known.Outlook;
    }

    public bool Equals(ReviewCandidate? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    private sealed record Ahead(RememberedItem? Memory, IMemoryModel Model, DateOnly Today, DateOnly Date, DateOutlook Outlook);
}

/// <summary>By what a day's review is chosen.</summary>
/// <param name="Today">Study day.</param>
/// <param name="InterviewDay">Null without one; one that is past counts as none.</param>
/// <param name="MinutesLeft">That may be spent today; nothing is asked when there are none.</param>
/// <param name="FirstRight">0 to 1: the learner's chance of being right on an item never asked.</param>
/// <param name="Retention">In (0, 1).</param>
public sealed record ReviewTerms(
    DateOnly Today, DateOnly? InterviewDay, double MinutesLeft, IMemoryModel Model, ForgettingBelief Belief, double FirstRight, double Retention);

/// <summary>An item that a review asks.</summary>
/// <param name="Minutes">What it is expected to take.</param>
/// <param name="IsCorrection">A confident error of an earlier day is taken up.</param>
public sealed record ReviewChoice(ReviewCandidate Candidate, double Minutes, bool IsCorrection);

/// <summary>What a day's review asks, in this order.</summary>
/// <param name="Waiting">Questions that are due too, do not fit into the minutes, and come on later days.</param>
public sealed record ReviewPlan(IReadOnlyList<ReviewChoice> Asked, int Waiting)
{
    public double Minutes => Asked.Sum(choice => choice.Minutes);
}

using QuizHub.Quizzes;
using QuizHub.Server.Progress;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Progress.Planning;

namespace QuizHub.Server.Quizzes;

/// <summary>An item that a review may ask.</summary>
/// <param name="Confusable">Slugs of the questions that learners mix up with this one's; taken both ways.</param>
/// <param name="Memory">Null for one never asked.</param>
public sealed record ReviewCandidate(
    string Topic, string Question, IReadOnlyList<string> Confusable, string Item, ItemType Type, Facet Facet, AnswerMinutes Minutes, RememberedItem? Memory);

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

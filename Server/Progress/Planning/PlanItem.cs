using QuizHub.Server.Progress.Memory;

namespace QuizHub.Server.Progress.Planning;

/// <summary>An item that could be asked today.</summary>
/// <param name="Memory">After its last review; null when it was never reviewed.</param>
/// <param name="DaysSince">Study days since then; no matter without one.</param>
/// <param name="MinutesRight">What a right answer costs, above 0: the learner's median for the item's type.</param>
/// <param name="MinutesWrong">What a wrong one costs, reading why included.</param>
public readonly record struct PlanItem(Guid Id, MemoryState? Memory, int DaysSince, double MinutesRight, double MinutesWrong);

/// <summary>An item in the order of asking.</summary>
/// <param name="Gain">Chance of recall on the date that asking it today is expected to add; 0 where the order does not rest on it.</param>
/// <param name="Minutes">What asking it is expected to cost.</param>
public readonly record struct PlannedReview(PlanItem Item, double Gain, double Minutes);

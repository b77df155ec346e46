using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>What grading came to.</summary>
public abstract record GradingResult;

/// <param name="Score">0 to 1.</param>
/// <param name="Parts">In the deck's order.</param>
public sealed record Graded(double Score, IReadOnlyList<GradedPart> Parts) : GradingResult;

/// <summary>The response can't be an answer to this item: nothing is stored, the learner corrects it.</summary>
/// <param name="Code"><c>number</c> for a number that could not be read, <c>response</c> for all else.</param>
public sealed record Refused(string Code, Text Message) : GradingResult;

/// <summary>The run's facts decide nothing: none of the statements holds, or the key is no number. Nobody is graded on that.</summary>
public sealed record Undecided(IReadOnlyList<GradedPart> Parts) : GradingResult;

/// <summary>One option, known number or text, blank, pair or entry.</summary>
/// <param name="Id">The deck's id: of option, blank, left side, entry; for known numbers and texts their index.</param>
/// <param name="IsKey">For blanks, pairs and entries always true.</param>
/// <param name="Given">An option's own id when chosen, what was typed, the id of the right side, the place from 1; null when nothing.</param>
/// <param name="IsRight">A key given or a wrong one left alone; what was typed or placed here is right.</param>
/// <param name="Number">Value of a known number; null for all else.</param>
/// <param name="Spelling">How it is written, where what was typed has slips of the finger; else null.</param>
public sealed record GradedPart(string Id, bool IsKey, string? Given, bool IsRight, double? Number = null, string? Spelling = null);

namespace QuizHub.Quizzes;

/// <summary>What an answer was worth and why: shown at once, with the reason for every part.</summary>
/// <param name="Score">0 to 1: what the answer itself is worth.</param>
/// <param name="Parts">Options in the order in which they were shown; blanks, pairs, known numbers and texts in the deck's; entries in the right one.</param>
/// <param name="KeyHtml">The right answer in full where the parts do not already show it (numbers, short texts); else null.</param>
/// <param name="ExplanationHtml">The item's own explanation; null when the reasons say it all.</param>
/// <param name="SourcesHtml">The sources of the question, to look up.</param>
/// <param name="Credit">After a second try what both together count, 0 to 1; null when the score counts as it is.</param>
public sealed record Verdict(
    double Score,
    IReadOnlyList<PartVerdict> Parts,
    string? KeyHtml,
    string? ExplanationHtml,
    string SourcesHtml,
    double? Credit = null)
{
    public bool IsRight => Score >= 1;

    public bool IsPartlyRight => Score is > 0 and < 1;
}

/// <param name="Id">The option, blank, pair or entry.</param>
/// <param name="Html">What it said.</param>
/// <param name="IsKey">It belongs to the right answer (options, known numbers); for blanks, pairs and entries: always true.</param>
/// <param name="Given">Null when nothing was chosen, typed or placed here. Of an option its id; of blanks, numbers and texts what was typed; of pairs what the chosen
/// right side says, as plain text; of entries the place from 1.</param>
/// <param name="IsRight">What the learner did here was right: a key chosen or a wrong option left alone.</param>
/// <param name="ExpectedHtml">What should stand here: of blanks and pairs in words, of entries the place from 1; null for all others.</param>
/// <param name="ReasonHtml">Why it is right or wrong.</param>
/// <param name="RefuteUrl">Address of the demo with the settings that refute this option; null where no run can.</param>
/// <param name="Spelling">How it is written, where what was typed has slips of the finger; else null.</param>
public sealed record PartVerdict(
    string Id, string Html, bool IsKey, string? Given, bool IsRight, string? ExpectedHtml, string ReasonHtml, string? RefuteUrl = null, string? Spelling = null);

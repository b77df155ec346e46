namespace QuizHub.Quizzes;

/// <summary>What an exam may be like.</summary>
public static class ExamLimits
{
    public const int MostItems = 100;

    public const int MostMinutes = 240;

    /// <summary>A minute and a half for each item, rounded up to whole minutes: what is suggested.</summary>
    public static int MinutesFor(int items) => Math.Clamp((items * 3 + 1) / 2, 1, MostMinutes);
}

/// <summary>Asks for an exam.</summary>
/// <param name="Topics">Slugs of the topics that it is drawn from; null or empty for the whole deck.</param>
/// <param name="Count">1 to <see cref="ExamLimits.MostItems"/>; where there are fewer items, all of them are asked.</param>
/// <param name="Minutes">1 to <see cref="ExamLimits.MostMinutes"/>; null for <see cref="ExamLimits.MinutesFor"/> as many items as it came to have.</param>
/// <param name="Language">Code of the language to ask in.</param>
public sealed record StartExamRequest(string Deck, IReadOnlyList<string>? Topics, int Count, int? Minutes, string Language);

/// <summary>An exam that goes on: everything can be opened, answered, changed and flagged, and nothing is told.</summary>
/// <param name="RemainingMilliseconds">By the server's clock when this was written; 0 when time is up and the server is about to hand in.</param>
/// <param name="Minutes">That it lasts in all.</param>
/// <param name="Rows">What stands for each item, in the order in which they are asked.</param>
/// <param name="Items">What is asked; null in replies to changes, which leave it as it was.</param>
public sealed record ExamSheet(long RemainingMilliseconds, int Minutes, IReadOnlyList<ExamRow> Rows, IReadOnlyList<ExamItem>? Items) : SessionView;

/// <param name="Case">The faulty run that the item shows, without its outcome; null for all others.</param>
public sealed record ExamItem(ItemView View, CaseStep? Case = null);

/// <param name="Response">Null while the item is open.</param>
/// <param name="ActiveMilliseconds">Time with the page in view that stands for the answer.</param>
public sealed record ExamRow(ItemResponse? Response, Confidence? Confidence, bool Flagged, long ActiveMilliseconds);

/// <summary>Puts a flag on an item, or takes it away.</summary>
/// <param name="Id">UUIDv7 made by the browser: sent again it changes nothing.</param>
public sealed record FlagItemRequest(Guid Id, int Index, bool Flagged);

/// <summary>Hands in what is there. Handed in again it stays as it is.</summary>
public sealed record HandInRequest;

/// <summary>How an exam went. Every item is worth one point.</summary>
/// <param name="ByClock">The server handed it in because time was up.</param>
/// <param name="HandedIn">Date and time in the learner's zone, written out.</param>
/// <param name="Seconds">From the start until it was handed in, at most <paramref name="Minutes"/>.</param>
/// <param name="Points">Of the items that are graded; open ones are worth nothing.</param>
/// <param name="OutOf">Items that count: all but predictions that wait for their run, or whose run was skipped.</param>
/// <param name="Waiting">Predictions that wait for their run.</param>
/// <param name="ReviewLeft">Steps of the review that are still to be gone through.</param>
/// <param name="DueTomorrow">Items of this exam that come back tomorrow or are due already; null when nothing is known.</param>
public sealed record ExamResult(
    bool ByClock, string HandedIn, long Seconds, int Minutes, double Points, int OutOf, int Open, int Waiting, int ReviewLeft, int? DueTomorrow,
    IReadOnlyList<ExamResultRow> Rows, IReadOnlyList<ExamPart> Topics, IReadOnlyList<ExamFacet> Facets, IReadOnlyList<ExamConfidence> Confidence) : SessionView;

/// <summary>A step of the review that comes after an exam.</summary>
/// <param name="Number">Of the step, from 1: a review takes some of the steps in an order of its own.</param>
/// <param name="Result">Before the first step; else null.</param>
public sealed record ExamReviewStep(ItemStep Item, int Number, int Of, ExamResult? Result) : SessionView;

public enum ExamMark
{
    Graded,

    /// <summary>Nothing was answered: worth no point, and no attempt.</summary>
    Open,

    /// <summary>A prediction whose run is still to come.</summary>
    Waiting,

    /// <summary>A prediction whose run was skipped or decided nothing, or an answer that the learner had deleted since: it does not count.</summary>
    NotCounted,
}

/// <param name="Index">Of the step, to open it by.</param>
/// <param name="Score">0 to 1; null unless graded.</param>
public sealed record ExamResultRow(
    int Index, string QuestionTitle, string QuestionUrl, ItemType Type, Facet Facet, ExamMark Mark, double? Score, Confidence? Confidence);

/// <summary>One topic's share.</summary>
public sealed record ExamPart(string Title, double Points, int OutOf);

public sealed record ExamFacet(Facet Facet, double Points, int OutOf);

/// <summary>Graded answers by how sure she was of them.</summary>
/// <param name="Level">Null for those without a word about it.</param>
public sealed record ExamConfidence(Confidence? Level, int Answers, int Right);

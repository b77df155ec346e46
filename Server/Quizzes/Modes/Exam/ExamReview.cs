using QuizHub.Quizzes;

namespace QuizHub.Server.Quizzes;

/// <summary>One item of an exam that was handed in.</summary>
/// <param name="IsPrediction">It waits for its run.</param>
/// <param name="Score">0 to 1; null for predictions and for what was not answered.</param>
public sealed record HandedInItem(int Index, bool IsAnswered, bool IsPrediction, double? Score, Confidence? Confidence);

/// <summary>What is gone through after an exam, and in which order. Pure.</summary>
public static class ExamReview
{
    /// <summary>Errors made with confidence come first (score below one half, as the memory counts them): they are corrected best (Butterfield and Metcalfe 2001).
    /// Then the other errors, what is partly right, what was left open, and predictions, which are run now; each group in the order of the exam.
    /// What is right is left out.</summary>
    public static IReadOnlyList<int> Order(IEnumerable<HandedInItem> items) =>
    [
        .. items.Select(item => (item.Index, Rank: Rank(item))).Where(ranked => ranked.Rank is not null)
            .OrderBy(ranked => ranked.Rank).ThenBy(ranked => ranked.Index).Select(ranked => ranked.Index),
    ];

    /// <summary>The step after one in a review; <paramref name="count"/>, the number of steps, when there is none.</summary>
    public static int After(HandedIn handedIn, int index, int count) =>
        Place(handedIn, index) is var place && place + 1 < handedIn.Review.Count ? handedIn.Review[place + 1] : count;

    /// <summary>From 0; the number of steps in the review when it is over.</summary>
    public static int Place(HandedIn handedIn, int index) =>
        handedIn.Review.Index().Where(step => step.Item == index).Select(step => step.Index).FirstOrDefault(handedIn.Review.Count);

    private static int? Rank(HandedInItem item) => item switch
    {
        { IsAnswered: false } => 3,
        { IsPrediction: true } => 4,
        { Score: >= 1 } => null,
        { Score: < 0.5, Confidence: Confidence.High } => 0,
        { Score: > 0 } => 2,
        _ => 1,
    };
}

using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

/// <summary>What draws which type of view.</summary>
public static class ViewHandlers
{
    /// <summary>The one list of them, beside the names that <see cref="SessionView"/> gives them on the wire.</summary>
    public static readonly IReadOnlyList<ViewHandler> All =
    [
        new ItemHandler(), new SayHandler(), new SummaryHandler(), new ReviewSummaryHandler(), new ExamHandler(), new ExamReviewHandler(),
        new ExamResultHandler(), new InterviewHandler(), new TranscriptHandler(),
    ];

    private static readonly Dictionary<Type, ViewHandler> ByView = All.ToDictionary(handler => handler.View);

    public static ViewHandler Of(SessionView view) => ByView[view.GetType()];
}

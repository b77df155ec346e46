using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Client.Quizzes;

/// <summary>Of a step in the review after an exam. While its view has a result, what is shown is how the exam ended; the page drops it when the review is
/// begun.</summary>
public sealed class ExamReviewHandler : ItemViewHandler<ExamReviewStep, ExamReviewPart>
{
    public override string Name(SessionState state) => Of(state).Result is null ? base.Name(state) : "handed-in";

    public override string Place(SessionState state) => Of(state).Result is null ? base.Place(state) : $"{state.Index}/handed-in/";

    public override StepPlace Behind(SessionState state) => new(Of(state).Number - 1, Of(state).Of);

    public override string Progress(SessionState state, Language language) => ExamTexts.ReviewStep.Fill(language, Current(state), Numbers.Whole(Of(state).Of));

    /// <summary>What comes to the eye first is the way into the review, and its heading is read.</summary>
    public override string? Announcement(SessionState state, Language language) => Of(state).Result is null ? base.Announcement(state, language) : "";

    public override SessionState Whole(SessionState next, SessionState before) =>
        before.View is ExamReviewStep { Result: null } ? next with { View = Of(next) with { Result = null } } : next;

    protected override ItemStep ItemOf(ExamReviewStep view) => view.Item;
}

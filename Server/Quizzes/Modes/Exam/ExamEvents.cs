using QuizHub.Quizzes;

namespace QuizHub.Server.Quizzes;

/// <summary>An item of an exam was answered, answered anew, or cleared (no response). The last one counts, and is graded when the exam is handed in.</summary>
/// <param name="Language">Code of the language in which the item was shown.</param>
public sealed record ExamAnswered(int Index, SubmitAnswerRequest Answer, string Language) : SessionEvent(Index)
{
    public override SessionEvent WithoutAnswer() => this with { Answer = Emptied(Answer) };

    public override SubmitAnswerRequest? Given() => Answer;
}

/// <param name="Id">Of the request, made by the browser.</param>
public sealed record ItemFlagged(int Index, Guid Id, bool Flagged) : SessionEvent(Index);

/// <summary>The end of an exam.</summary>
/// <param name="Index">Of the first step of the review; the number of steps when there is nothing to review.</param>
/// <param name="ByClock">Time was up; else she handed in.</param>
/// <param name="Review">Indexes of the steps that are gone through, in this order.</param>
/// <param name="Open">Indexes of the steps that were not answered.</param>
/// <param name="At">By the server's clock, Unix milliseconds.</param>
public sealed record HandedIn(int Index, bool ByClock, IReadOnlyList<int> Review, IReadOnlyList<int> Open, long At) : SessionEvent(Index)
{
    public override SessionEvent WithoutAnswer() => this;
}

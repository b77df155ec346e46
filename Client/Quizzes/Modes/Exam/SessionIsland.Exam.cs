using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Client.Quizzes;

/// <summary>What an exam needs of the island: changes that do not hold up the page, and the server's clock.</summary>
public sealed partial class SessionIsland
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLastLooks = TimeSpan.FromSeconds(1);

    private bool isReviewBegun;

    /// <summary>How many steps lie behind, of how many: items answered while an exam goes on, and the steps of its review after it.</summary>
    private StepPlace Behind => state switch
    {
        { Exam: { } sheet } => new(sheet.Rows.Count(row => row.Response is not null), sheet.Rows.Count),
        { Place: { } place } => new(Math.Min(place.Number - 1, place.Of), place.Of),
        _ => new(state.Index, state.Count),
    };

    private string StepText => state switch
    {
        { Exam: not null } => ExamTexts.Answered.Fill(Language, Numbers.Whole(Behind.Number), Numbers.Whole(Behind.Of)),
        { Place: not null } => ExamTexts.ReviewStep.Fill(Language, Numbers.Whole(Math.Min(Behind.Number + 1, Behind.Of)), Numbers.Whole(Behind.Of)),
        _ => QuizTexts.Step.Fill(Language, Numbers.Whole(Math.Min(state.Index + 1, state.Count)), Numbers.Whole(state.Count)),
    };

    private bool IsHandedIn => state is { Result: not null, Summary: null } && !isReviewBegun;

    private void BeginReview() => (isReviewBegun, isFocusDue) = (true, true);

    /// <summary>Replies to changes leave out what is asked, which the page holds already.</summary>
    private SessionState Whole(SessionState next) =>
        next.Exam is { Items: null } sheet && state.Exam is { Items: { } items } ? next with { Exam = sheet with { Items = items } } : next;

    private async Task<SessionReply> PostExamAsync(string path, object request)
    {
        var reply = await PostAsync(path, request);
        TakeExam(reply);
        return reply;
    }

    /// <summary>Shows what an earlier page of this exam could not send yet.</summary>
    private void ShowWaiting(OutboxEntry entry)
    {
        if (state.Exam is not { } sheet)
        {
            return;
        }

        var rows = sheet.Rows.ToArray();
        if (entry.Path == OutboxRequest.ExamAnswers && Read<SubmitAnswerRequest>(entry) is { } answer && answer.Index >= 0 && answer.Index < rows.Length)
        {
            rows[answer.Index] = rows[answer.Index] with { Response = answer.Response, Confidence = answer.Confidence, ActiveMilliseconds = answer.ActiveMilliseconds };
        }
        else if (entry.Path == OutboxRequest.ExamFlags && Read<FlagItemRequest>(entry) is { } flag && flag.Index >= 0 && flag.Index < rows.Length)
        {
            rows[flag.Index] = rows[flag.Index] with { Flagged = flag.Flagged };
        }

        state = state with { Exam = sheet with { Rows = rows } };
    }

    /// <summary>A refusal concerns one item, and is shown with it.</summary>
    private void TakeExam(SessionReply reply)
    {
        if (reply is Refused)
        {
            return;
        }

        Take(reply);
        if (reply is MovedOn && state.Exam is null)
        {
            notice = ExamTexts.TooLate.In(Language);
            StateHasChanged();
        }
    }

    /// <summary>Asks again and again how much time is left and what other tabs have done: the page was made some time before it came to life, and a computer may sleep.</summary>
    private async Task KeepTimeAsync()
    {
        var cancel = gone.Token;
        using var looks = new PeriodicTimer(BetweenLooks, time);
        do
        {
            await LookAsync(cancel);
        }
        while (state.Exam is not null && await looks.WaitForNextTickAsync(cancel));
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        if (state.Exam is not null && await client.ReadExamAsync(state.SessionId, state.Language, cancel) is Arrived(var next) && state.Exam is not null)
        {
            Show(next);
            StateHasChanged();
        }
    }

    /// <summary>Time is up: waits until the server has handed in.</summary>
    private async Task AwaitHandInAsync()
    {
        var cancel = gone.Token;
        using var looks = new PeriodicTimer(BetweenLastLooks, time);
        while (state.Exam is not null && await looks.WaitForNextTickAsync(cancel))
        {
            await LookAsync(cancel);
        }
    }
}

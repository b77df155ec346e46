using QuizHub.Quizzes;
using QuizHub.Site;
using System.Text.Json;

namespace QuizHub.Client.Quizzes;

/// <summary>An exam that goes on: changes that do not hold up the page, the server's clock, and what goes out when the page is left.</summary>
public sealed partial class ExamPart(SessionClient client, SessionBrowser browser, Outbox outbox, TimeProvider time)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLastLooks = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _gone = new();
    private ExamPhase? _phase;
    private bool _keepsTime;

    // What stands on the form and is not known to be stored, and how it lies ready to be sent.
    private SubmitAnswerRequest? _unsent;
    private LastWord? _ready;

    public override Func<Task>? Take(KeyCommand command) => _phase?.Take(command);

    public override bool TakeUp(OutboxEntry entry)
    {
        if (Desk.State.View is not ExamSheet sheet)
        {
            return false;
        }

        var rows = sheet.Rows.ToArray();
        if (entry.Path == ExamPaths.Answers && entry.Read<SubmitAnswerRequest>() is { } answer && answer.Index >= 0 && answer.Index < rows.Length)
        {
            rows[answer.Index] = rows[answer.Index] with { Response = answer.Response, Confidence = answer.Confidence, ActiveMilliseconds = answer.ActiveMilliseconds };
        }
        else if (entry.Path == ExamPaths.Flags && entry.Read<FlagItemRequest>() is { } flag && flag.Index >= 0 && flag.Index < rows.Length)
        {
            rows[flag.Index] = rows[flag.Index] with { Flagged = flag.Flagged };
        }

        Desk.Replace(Desk.State with { View = sheet with { Rows = rows } });
        return !ExamPaths.IsOne(entry);
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
        outbox.Changed -= PrepareToLeave;
        if (_ready is not null)
        {
            browser.Hold(null);
        }
    }

    protected override void OnInitialized() => outbox.Changed += PrepareToLeave;

    protected override void OnAfterRender(bool firstRender)
    {
        if (Frame.IsReady && !_keepsTime)
        {
            _keepsTime = true;
            _ = GuardAsync(KeepTimeAsync);
        }
    }

    /// <summary>A refusal concerns one item, and is shown with it.</summary>
    private async Task<SessionReply> PostAsync(string path, object request)
    {
        var reply = await Desk.PostAsync(path, request);
        if (reply is Refused)
        {
            return reply;
        }

        Desk.Take(reply);
        if (reply is MovedOn && Desk.State.View is not ExamSheet)
        {
            Desk.Tell(ExamTexts.TooLate.In(Frame.Language));
        }

        return reply;
    }

    /// <summary>Asks again and again how much time is left and what other tabs have done: the page was made some time before it came to life, and a computer may sleep.</summary>
    private async Task KeepTimeAsync()
    {
        var cancel = _gone.Token;
        using var looks = new PeriodicTimer(BetweenLooks, time);
        do
        {
            await LookAsync(cancel);
        }
        while (!cancel.IsCancellationRequested && await looks.WaitForNextTickAsync(cancel));
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        if (await client.ReadAsync(State.SessionId, State.Language, cancel, "exam") is Arrived(var next) && !cancel.IsCancellationRequested)
        {
            Desk.Show(next);
        }
    }

    /// <summary>Time is up: waits until the server has handed in.</summary>
    private async Task AwaitHandInAsync()
    {
        var cancel = _gone.Token;
        using var looks = new PeriodicTimer(BetweenLastLooks, time);
        while (!cancel.IsCancellationRequested && await looks.WaitForNextTickAsync(cancel))
        {
            await LookAsync(cancel);
        }
    }

    private void Hold(SubmitAnswerRequest? answer)
    {
        _unsent = answer;
        PrepareToLeave();
    }

    /// <summary>Lays ready what the server must have should the page be left. All else lies in the browser already: drafts as they were typed, changes in the
    /// outbox.</summary>
    /// <remarks>It lies ready as it will be sent, since a page that is left has a third of a second: on a slow telephone .NET does not even begin in that.</remarks>
    private void PrepareToLeave()
    {
        var word = LastWordOf(_unsent);
        if (word != _ready)
        {
            _ready = word;
            browser.Hold(word);
        }
    }

    private LastWord? LastWordOf(SubmitAnswerRequest? answer)
    {
        // An earlier answer to the same item that still waits would undo the one that overtakes it.
        if (answer is null || outbox.Waiting.Any(entry => entry.SessionId == State.SessionId && entry.Path == ExamPaths.Answers
            && entry.Read<SubmitAnswerRequest>() is { } other && other.Index == answer.Index && other.Id != answer.Id))
        {
            return null;
        }

        var body = JsonSerializer.Serialize(answer, Json.Options);
        return SessionClient.OutlivesPage(body) ? new LastWord("/" + SessionClient.Address(State.SessionId, ExamPaths.Answers, State.Language), body) : null;
    }

    /// <summary>Nobody awaits it, so a fault is handed to the renderer, which shows it.</summary>
    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await InvokeAsync(work);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            await DispatchExceptionAsync(fault);
        }
    }
}

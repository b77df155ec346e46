using Microsoft.AspNetCore.Components;
using QuizHub.Client.Demos;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Client.Quizzes;

public sealed partial class ExamPhase
{
    /// <summary>What was chosen or typed is stored by itself when it has stood so long.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1.5);

    private readonly Dictionary<int, GivenAnswer> drafts = [];
    private readonly Dictionary<int, ExamDraft> requests = [];
    private readonly Dictionary<int, string> problems = [];
    private readonly Dictionary<int, int> underWay = [];
    private ExamRow[] rows = [];
    private long[] spent = [];
    private AnswerBody? body;
    private ExamHandIn? confirm;
    private RunRequest request = null!;
    private CancellationTokenSource? resting;
    private int at;
    private bool isBegun;
    private bool isClockDue;
    private bool isFocusDue;
    private bool isOver;
    private bool isHandingIn;
    private bool isTakenUp;
    private string? said;
    private SubmitAnswerRequest? held;

    [CascadingParameter]
    public required SessionFrame Frame { get; set; }

    [Parameter, EditorRequired]
    public required Guid SessionId { get; set; }

    [Parameter, EditorRequired]
    public required ExamSheet Sheet { get; set; }

    /// <summary>Sends a change so that it cannot be lost, in order; the page need not wait for the reply.</summary>
    [Parameter, EditorRequired]
    public required ExamPost Post { get; set; }

    /// <summary>What is to be sent should the page be left now; null when that is nothing.</summary>
    [Parameter, EditorRequired]
    public required Action<SubmitAnswerRequest?> Hold { get; set; }

    [Parameter]
    public EventCallback<string> OnAnnounce { get; set; }

    /// <summary>Time is up, and what was on the form is sent: the session waits for the server to hand in.</summary>
    [Parameter]
    public EventCallback OnTimeUp { get; set; }

    private IReadOnlyList<ExamItem>? Items => Sheet.Items;

    private bool IsClosed => Frame.IsLocked || isOver || isHandingIn;

    private int Answered => rows.Count(row => row.Response is not null);

    private GivenAnswer Given => drafts.GetValueOrDefault(at) ?? new GivenAnswer(rows[at].Response, rows[at].Confidence);

    private string? Problem => problems.GetValueOrDefault(at);

    private string ProblemId => $"exam-problem-{at}";

    private string Hint => said ?? Frame.Say(
        drafts.ContainsKey(at) && Responses.IsGiven(Given.Response) ? ExamTexts.NotStoredYet : rows[at].Response is null ? ExamTexts.NothingYet : ExamTexts.Stored);

    public Func<Task>? Take(KeyCommand command) => command switch
    {
        _ when IsClosed => null,
        GoOn => StoreAndGoOnAsync,
        Pick pick => body?.Pick(pick.Index),
        MoveEntry move => body?.Move(move.By),
        SaySure sure => () => InvokeAsync(() => SaySureAsync(sure.Confidence)),
        GoToItem go when at + go.By >= 0 && at + go.By < rows.Length => () => OpenAsync(at + go.By),
        FlagItem => FlagAsync,
        ClearAnswer => ClearAsync,
        HandIn => AskAsync,
        _ => null,
    };

    public async ValueTask DisposeAsync()
    {
        if (resting is not null)
        {
            await resting.CancelAsync();
            resting.Dispose();
        }
    }

    protected override void OnInitialized()
    {
        rows = [.. Sheet.Rows];
        spent = [.. rows.Select(row => row.ActiveMilliseconds)];
        request = RequestFor(at);
    }

    protected override void OnParametersSet()
    {
        TakeRows();
        // Whoever comes back goes on where nothing is answered yet. While this page was made an earlier one may have been sending still: it shows a little later.
        if (!isBegun && rows[at].Response is not null && Array.FindIndex(rows, row => row.Response is null) is >= 0 and var open)
        {
            (at, isClockDue) = (open, true);
            request = RequestFor(at);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (isFocusDue)
        {
            isFocusDue = false;
            await Browser.FocusHeadingAsync();
        }

        if (Frame.IsReady && !isTakenUp)
        {
            isTakenUp = true;
            await TakeUpAsync();
        }

        if (isClockDue && Frame.IsReady)
        {
            isClockDue = false;
            await Browser.RestartClockAsync();
        }

        LayReady();
    }

    /// <summary>What the server says stands, except where a change of this page is still on its way.</summary>
    private void TakeRows()
    {
        foreach (var (index, row) in Sheet.Rows.Index())
        {
            if (underWay.GetValueOrDefault(index) == 0)
            {
                rows[index] = row;
            }
        }
    }

    private Task ChangeAsync(ItemResponse changed) => DraftAsync(Given with { Response = changed });

    private Task SaySureAsync(Confidence level) => DraftAsync(Given with { Confidence = Given.Confidence == level ? null : level });

    private async Task DraftAsync(GivenAnswer given)
    {
        isBegun = true;
        drafts[at] = given;
        problems.Remove(at);
        said = null;
        // Made as it may go out, and laid ready before anything else is done: the next moment may be the page's last.
        var request = Responses.IsGiven(given.Response) ? AnswerFor(at, given) : null;
        LayReady();
        StateHasChanged();
        _ = RestAsync();
        await Drafts.KeepAsync(ExamDraft.PlaceOf(at), new ExamDraft(given, request));
    }

    private async Task RestAsync()
    {
        var before = resting;
        var mine = resting = new CancellationTokenSource();
        if (before is not null)
        {
            await before.CancelAsync();
            before.Dispose();
        }

        try
        {
            await Task.Delay(Rest, Time, mine.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await InvokeAsync(() => IsClosed ? Task.CompletedTask : StoreAsync(isAsked: false));
    }

    private async Task StoreAndGoOnAsync()
    {
        if (IsClosed)
        {
            return;
        }

        if (!Responses.IsGiven(Given.Response))
        {
            await OpenAsync(at + 1);
            return;
        }

        await StoreAsync(isAsked: true);
        await OpenAsync(at + 1);
    }

    /// <summary>Goes to another item; what stands on the form is stored.</summary>
    private async Task OpenAsync(int index)
    {
        if (index >= rows.Length)
        {
            var open = rows.Length - Answered;
            said = open == 0 ? Frame.Say(ExamTexts.LastItemDone) : Frame.Say(ExamTexts.LastItem, Numbers.Whole(open));
            StateHasChanged();
            return;
        }

        isBegun = true;
        await StoreAsync(isAsked: true);
        spent[at] += Browser.ReadClock().ActiveMilliseconds;
        (at, said, isFocusDue) = (index, null, true);
        request = RequestFor(at);
        await Browser.RestartClockAsync();
        StateHasChanged();
    }

    private RunRequest RequestFor(int index) => SessionClient.RunOf(new SessionStepReference(SessionId, index));

    private string StateOf(int index) => $"{(rows[index].Response is null ? "open" : "answered")} {(rows[index].Flagged ? "flagged" : "")} {(problems.ContainsKey(index) ? "refused" : "")}";

    private string NameOf(int index)
    {
        var name = Frame.Say(rows[index].Response is null ? ExamTexts.ItemOpen : ExamTexts.ItemAnswered, Numbers.Whole(index + 1));
        name = problems.ContainsKey(index) ? Frame.Say(ExamTexts.ItemRefused, name) : name;
        return rows[index].Flagged ? Frame.Say(ExamTexts.ItemFlagged, name) : name;
    }
}

/// <param name="path">Of the change, under the session's own address.</param>
public delegate Task<SessionReply> ExamPost(string path, object request);

using Microsoft.AspNetCore.Components;
using QuizHub.Client.Demos;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Client.Quizzes;

public sealed partial class ExamPhase
{
    /// <summary>What was chosen or typed is stored by itself when it has stood so long.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1.5);

    private readonly Dictionary<int, GivenAnswer> _drafts = [];
    private readonly Dictionary<int, ExamDraft> _requests = [];
    private readonly Dictionary<int, string> _problems = [];
    private readonly Dictionary<int, int> _underWay = [];
    private ExamRow[] _rows = [];
    private long[] _spent = [];
    private AnswerBody? _body;
    private ExamHandIn? _confirm;
    private RunRequest _request = null!;
    private CancellationTokenSource? _resting;
    private int _at;
    private bool _isBegun;
    private bool _isClockDue;
    private bool _isFocusDue;
    private bool _isOver;
    private bool _isHandingIn;
    private bool _isTakenUp;
    private string? _said;
    private SubmitAnswerRequest? _held;

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

    private bool IsClosed => Frame.IsLocked || _isOver || _isHandingIn;

    private int Answered => _rows.Count(row => row.Response is not null);

    private GivenAnswer Given => _drafts.GetValueOrDefault(_at) ?? new GivenAnswer(_rows[_at].Response, _rows[_at].Confidence);

    private string? Problem => _problems.GetValueOrDefault(_at);

    private string ProblemId => $"exam-problem-{_at}";

    private string Hint => _said ?? Frame.Say(
        _drafts.ContainsKey(_at) && Responses.IsGiven(Given.Response) ? ExamTexts.NotStoredYet : _rows[_at].Response is null ? ExamTexts.NothingYet : ExamTexts.Stored);

    public Func<Task>? Take(KeyCommand command) => command switch
    {
        _ when IsClosed => null,
        GoOn => StoreAndGoOnAsync,
        Pick pick => _body?.Pick(pick.Index),
        MoveEntry move => _body?.Move(move.By),
        SaySure sure => () => InvokeAsync(() => SaySureAsync(sure.Confidence)),
        GoToItem go when _at + go.By >= 0 && _at + go.By < _rows.Length => () => OpenAsync(_at + go.By),
        FlagItem => FlagAsync,
        ClearAnswer => ClearAsync,
        HandIn => AskAsync,
        _ => null,
    };

    public async ValueTask DisposeAsync()
    {
        if (_resting is not null)
        {
            await _resting.CancelAsync();
            _resting.Dispose();
        }
    }

    protected override void OnInitialized()
    {
        _rows = [.. Sheet.Rows];
        _spent = [.. _rows.Select(row => row.ActiveMilliseconds)];
        _request = RequestFor(_at);
    }

    protected override void OnParametersSet()
    {
        TakeRows();
        // Whoever comes back goes on where nothing is answered yet. While this page was made an earlier one may have been sending still: it shows a little later.
        if (!_isBegun && _rows[_at].Response is not null && Array.FindIndex(_rows, row => row.Response is null) is >= 0 and var open)
        {
            (_at, _isClockDue) = (open, true);
            _request = RequestFor(_at);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isFocusDue)
        {
            _isFocusDue = false;
            await Browser.FocusHeadingAsync();
        }

        if (Frame.IsReady && !_isTakenUp)
        {
            _isTakenUp = true;
            await TakeUpAsync();
        }

        if (_isClockDue && Frame.IsReady)
        {
            _isClockDue = false;
            await Browser.RestartClockAsync();
        }

        LayReady();
    }

    /// <summary>What the server says stands, except where a change of this page is still on its way.</summary>
    private void TakeRows()
    {
        foreach (var (index, row) in Sheet.Rows.Index())
        {
            if (_underWay.GetValueOrDefault(index) == 0)
            {
                _rows[index] = row;
            }
        }
    }

    private Task ChangeAsync(ItemResponse changed) => DraftAsync(Given with { Response = changed });

    private Task SaySureAsync(Confidence level) => DraftAsync(Given with { Confidence = Given.Confidence == level ? null : level });

    private async Task DraftAsync(GivenAnswer given)
    {
        _isBegun = true;
        _drafts[_at] = given;
        _problems.Remove(_at);
        _said = null;
        // Made as it may go out, and laid ready before anything else is done: the next moment may be the page's last.
        var request = Responses.IsGiven(given.Response) ? AnswerFor(_at, given) : null;
        LayReady();
        StateHasChanged();
        _ = RestAsync();
        await Drafts.KeepAsync(ExamDraft.PlaceOf(_at), new ExamDraft(given, request));
    }

    private async Task RestAsync()
    {
        var before = _resting;
        var mine = _resting = new CancellationTokenSource();
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
            await OpenAsync(_at + 1);
            return;
        }

        await StoreAsync(isAsked: true);
        await OpenAsync(_at + 1);
    }

    /// <summary>Goes to another item; what stands on the form is stored.</summary>
    private async Task OpenAsync(int index)
    {
        if (index >= _rows.Length)
        {
            var open = _rows.Length - Answered;
            _said = open == 0 ? Frame.Say(ExamTexts.LastItemDone) : Frame.Say(ExamTexts.LastItem, Numbers.Whole(open));
            StateHasChanged();
            return;
        }

        _isBegun = true;
        await StoreAsync(isAsked: true);
        _spent[_at] += Browser.ReadClock().ActiveMilliseconds;
        (_at, _said, _isFocusDue) = (index, null, true);
        _request = RequestFor(_at);
        await Browser.RestartClockAsync();
        StateHasChanged();
    }

    private RunRequest RequestFor(int index) => SessionClient.RunOf(new SessionStepReference(SessionId, index));

    private string StateOf(int index) => $"{(_rows[index].Response is null ? "open" : "answered")} {(_rows[index].Flagged ? "flagged" : "")} {(_problems.ContainsKey(index) ? "refused" : "")}";

    private string NameOf(int index)
    {
        var name = Frame.Say(_rows[index].Response is null ? ExamTexts.ItemOpen : ExamTexts.ItemAnswered, Numbers.Whole(index + 1));
        name = _problems.ContainsKey(index) ? Frame.Say(ExamTexts.ItemRefused, name) : name;
        return _rows[index].Flagged ? Frame.Say(ExamTexts.ItemFlagged, name) : name;
    }
}

/// <param name="path">Of the change, under the session's own address.</param>
public delegate Task<SessionReply> ExamPost(string path, object request);

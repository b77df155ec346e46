using Microsoft.AspNetCore.Components;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Client.Quizzes;

public sealed partial class AnswerForm(Drafts drafts) : IKeyTaker
{
    private AnswerBody? _body;
    private ItemResponse? _response;
    private Confidence? _confidence;
    private bool _isMissing;
    private bool _isTakenUp;

    [CascadingParameter]
    public required SessionFrame Frame { get; set; }

    [CascadingParameter]
    public SessionStepReference? Step { get; set; }

    [Parameter, EditorRequired]
    public required ItemView View { get; set; }

    /// <summary>What was answered already and is still on its way; null for a fresh start. Read once.</summary>
    [Parameter]
    public GivenAnswer? Initial { get; set; }

    /// <summary>What stands there before anything was begun. Read once.</summary>
    [Parameter]
    public ItemResponse? Before { get; set; }

    /// <summary>Why the server refused what was sent, such as a comma in a number.</summary>
    [Parameter]
    public string? Problem { get; set; }

    [Parameter]
    public Text SubmitText { get; set; } = QuizTexts.Submit;

    [Parameter]
    public Text GiveUpText { get; set; } = QuizTexts.GiveUp;

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public bool AsksConfidence { get; set; }

    [Parameter]
    public bool MayGiveUp { get; set; }

    [Parameter]
    public EventCallback<GivenAnswer> OnAnswer { get; set; }

    [Parameter]
    public EventCallback<string> OnAnnounce { get; set; }

    /// <summary>Further buttons.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private string Place => DraftPlace.Answer(Step?.Index ?? 0, View.ItemId);

    private string ProblemId => $"item-{View.ItemId}-problem";

    protected override void OnInitialized()
    {
        _response = Initial?.Response ?? Before ?? View.Body.Untouched();
        _confidence = Initial?.Confidence;
    }

    protected override void OnParametersSet()
    {
        // What was begun is known as soon as anything can be done here, not sooner.
        if (!Frame.IsReady || _isTakenUp)
        {
            return;
        }

        _isTakenUp = true;
        if (Initial is null && drafts.Read<GivenAnswer>(Place) is { } begun && Responses.Fits(begun.Response, View.Body))
        {
            (_response, _confidence) = (begun.Response, begun.Confidence);
        }
    }

    public Func<Task>? Take(KeyCommand command) => command switch
    {
        _ when Frame.IsLocked => null,
        GoOn => SubmitAsync,
        Pick pick => _body?.Pick(pick.Index),
        MoveEntry move => _body?.Move(move.By),
        SaySure sure when AsksConfidence => () => InvokeAsync(() => SaySureAsync(sure.Confidence)),
        GiveUp when MayGiveUp => GiveUpAsync,
        _ => null,
    };

    private async Task ChangeAsync(ItemResponse changed)
    {
        _response = changed;
        _isMissing = false;
        StateHasChanged();
        await KeepAsync();
    }

    private async Task SaySureAsync(Confidence level)
    {
        _confidence = _confidence == level ? null : level;
        StateHasChanged();
        await KeepAsync();
    }

    private Task KeepAsync() => drafts.KeepAsync(Place, new GivenAnswer(_response, _confidence));

    private async Task SubmitAsync()
    {
        if (Frame.IsLocked)
        {
            return;
        }

        _isMissing = !Responses.IsGiven(_response);
        StateHasChanged();
        if (!_isMissing)
        {
            await OnAnswer.InvokeAsync(new GivenAnswer(_response, AsksConfidence ? _confidence : null));
        }
    }

    private Task GiveUpAsync() => Frame.IsLocked ? Task.CompletedTask : OnAnswer.InvokeAsync(new GivenAnswer(null, null));
}

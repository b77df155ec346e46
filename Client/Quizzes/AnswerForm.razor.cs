using Microsoft.AspNetCore.Components;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Client.Quizzes;

public sealed partial class AnswerForm(Drafts drafts) : IKeyTaker
{
    private AnswerBody? body;
    private ItemResponse? response;
    private Confidence? confidence;
    private bool isMissing;
    private bool isTakenUp;

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
        response = Initial?.Response ?? Before ?? View.Body.Untouched();
        confidence = Initial?.Confidence;
    }

    protected override void OnParametersSet()
    {
        // What was begun is known as soon as anything can be done here, not sooner.
        if (!Frame.IsReady || isTakenUp)
        {
            return;
        }

        isTakenUp = true;
        if (Initial is null && drafts.Read<GivenAnswer>(Place) is { } begun && Responses.Fits(begun.Response, View.Body))
        {
            (response, confidence) = (begun.Response, begun.Confidence);
        }
    }

    public Func<Task>? Take(KeyCommand command) => command switch
    {
        _ when Frame.IsLocked => null,
        GoOn => SubmitAsync,
        Pick pick => body?.Pick(pick.Index),
        MoveEntry move => body?.Move(move.By),
        SaySure sure when AsksConfidence => () => InvokeAsync(() => SaySureAsync(sure.Confidence)),
        GiveUp when MayGiveUp => GiveUpAsync,
        _ => null,
    };

    private async Task ChangeAsync(ItemResponse changed)
    {
        response = changed;
        isMissing = false;
        StateHasChanged();
        await KeepAsync();
    }

    private async Task SaySureAsync(Confidence level)
    {
        confidence = confidence == level ? null : level;
        StateHasChanged();
        await KeepAsync();
    }

    private Task KeepAsync() => drafts.KeepAsync(Place, new GivenAnswer(response, confidence));

    private async Task SubmitAsync()
    {
        if (Frame.IsLocked)
        {
            return;
        }

        isMissing = !Responses.IsGiven(response);
        StateHasChanged();
        if (!isMissing)
        {
            await OnAnswer.InvokeAsync(new GivenAnswer(response, AsksConfidence ? confidence : null));
        }
    }

    private Task GiveUpAsync() => Frame.IsLocked ? Task.CompletedTask : OnAnswer.InvokeAsync(new GivenAnswer(null, null));
}

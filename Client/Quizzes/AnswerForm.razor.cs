using Microsoft.AspNetCore.Components;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Client.Quizzes;

public sealed partial class AnswerForm : IKeyTaker
{
    private AnswerBody? body;
    private ItemResponse? response;
    private Confidence? confidence;
    private bool isMissing;

    [CascadingParameter]
    public required SessionFrame Frame { get; set; }

    [Parameter, EditorRequired]
    public required ItemView View { get; set; }

    /// <summary>What was answered already and is still on its way; null for a fresh start. Read once.</summary>
    [Parameter]
    public GivenAnswer? Initial { get; set; }

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

    private string ProblemId => $"item-{View.ItemId}-problem";

    protected override void OnInitialized()
    {
        response = Initial?.Response ?? Responses.Untouched(View.Body);
        confidence = Initial?.Confidence;
    }

    public Func<Task>? Take(KeyCommand command) => command switch
    {
        _ when Frame.IsLocked => null,
        GoOn => SubmitAsync,
        Pick pick => body?.Pick(pick.Index),
        MoveEntry move => body?.Move(move.By),
        SaySure sure when AsksConfidence => () => InvokeAsync(() => SaySure(sure.Confidence)),
        GiveUp when MayGiveUp => GiveUpAsync,
        _ => null,
    };

    private void Change(ItemResponse changed)
    {
        response = changed;
        isMissing = false;
        StateHasChanged();
    }

    private void SaySure(Confidence level)
    {
        confidence = confidence == level ? null : level;
        StateHasChanged();
    }

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

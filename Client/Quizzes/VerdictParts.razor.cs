using Microsoft.AspNetCore.Components;
using QuizHub.Quizzes;
using System.Net;

namespace QuizHub.Client.Quizzes;

public sealed partial class VerdictParts
{
    private double low;
    private double high;

    [CascadingParameter]
    public required SessionFrame Frame { get; set; }

    [Parameter, EditorRequired]
    public required ItemView View { get; set; }

    [Parameter]
    public ItemResponse? Response { get; set; }

    [Parameter, EditorRequired]
    public required Verdict Verdict { get; set; }

    /// <summary>Options and known numbers or texts are right or wrong in themselves; blanks, pairs and entries by what stands there.</summary>
    private bool IsOption => View.Body is ChoiceView or NumberView or TextView;

    private bool IsMultiple => View.Body is ChoiceView { Multiple: true };

    protected override void OnParametersSet()
    {
        if (View.Body is ChoiceView choice)
        {
            (low, high) = CurveSketch.Range(choice);
        }
    }

    private IReadOnlyList<double>? CurveOf(string id) =>
        View.Body is ChoiceView choice ? choice.Options.FirstOrDefault(option => option.Id == id)?.Curve : null;

    /// <summary>What the learner put here: a right side by its text, what was typed as it was typed.</summary>
    private string? GivenHtml(PartVerdict part) => (View.Body, part.Given) switch
    {
        (_, null) => null,
        (MatchingView matching, { } given) => matching.Rights.FirstOrDefault(right => right.Id == given)?.Html ?? WebUtility.HtmlEncode(given),
        (_, { } given) => WebUtility.HtmlEncode(given),
    };
}

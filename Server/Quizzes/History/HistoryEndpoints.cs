using QuizHub.Progress;
using QuizHub.Server.Accounts;
using QuizHub.Server.Accounts.Limits;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes.History;

public static class HistoryEndpoints
{
    public static IEndpointRouteBuilder MapHistory(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm("/progress/forget", ForgetAsync).Limited(LimitKind.Changes);
        return endpoints;
    }

    /// <summary>Deletes the history of the item that the form names, or all of it when it says so.</summary>
    private static async Task<IResult> ForgetAsync(
        PostedForm form, HttpContext context, DeckLibrary library, LearnerAccess learners, HistoryEraser eraser, CancellationToken cancel)
    {
        var page = Addresses.Progress(form.Language);
        var (deck, question, item) = (form["deck"], form["question"], form["item"]);
        var isAll = form["whole"] == "on";
        if (!isAll && (form["whole"] is not null || deck is null || question is null || item is null))
        {
            form.Refuse(null, HistoryTexts.NothingChosen);
        }
        else if (!isAll && library.Current.FindDeck(deck!)?.FindQuestion(question!)?.Items.Any(known => known.Id == item) is not true)
        {
            form.Refuse(null, HistoryTexts.ForgetUnknown);
        }

        var about = isAll || deck is null ? Addresses.ForgetHistory(form.Language) : Addresses.ForgetHistory(form.Language, deck, question ?? "", item ?? "");
        if (form.Refusal(about) is { } refused)
        {
            return refused;
        }

        if (await learners.FindAsync(context, cancel) is not { } learner)
        {
            return new SeeOther(page);
        }

        if (isAll)
        {
            await eraser.ForgetAllAsync(learner.Id, cancel);
            return new SeeOther($"{page}?forgotten=all");
        }

        await eraser.ForgetItemAsync(learner.Id, deck!, question!, item!, cancel);
        return new SeeOther($"{page}?deck={Uri.EscapeDataString(deck!)}&forgotten=item");
    }
}

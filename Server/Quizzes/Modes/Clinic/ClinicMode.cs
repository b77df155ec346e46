using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>A visit to the clinic: cases alone, of which nothing tells where they belong before their verdict.</summary>
public sealed class ClinicMode(PracticeStarter starter, StepViews views) : PracticeMode(starter, views)
{
    public override Text Title => ClinicTexts.Clinic;

    public override ModeOffer? Offer => null;

    public override Transitions Transitions => ClinicTransitions.Instance;

    public override bool IsAskedBy(StartSessionRequest request) => request.Mode == Name && request.Clinic;

    public override string Subject(OpenSession open, Deck? deck, Language language) => open.Plan.DeckTitle.In(language.Code());

    public override OpenSessionLink Link(OpenSession open, Deck? deck, Language language, DateTimeOffset now) =>
        base.Link(open, deck, language, now) with { Title = Title.In(language) };

    public override string Home(OpenSession open, Deck deck, Language language) =>
        deck.Topics.Count == 0 ? Addresses.Home(language) : Addresses.Clinic(language, deck.Slug);

    public override StartSessionRequest? Again(OpenSession open, Deck deck, Language language) =>
        deck.Questions.Any(question => question.Items.Any(item => item.Case is not null)) ? base.Again(open, deck, language) : null;

    /// <summary>An item says where it belongs only when its fault has been named.</summary>
    protected override async Task<ItemStep> ItemViewAsync(SessionSight sight, CancellationToken cancel)
    {
        var shown = await base.ItemViewAsync(sight, cancel);
        var number = Numbers.Whole(sight.Open.Progress.Index + 1);
        return sight.Phase == StepPhase.Verdict ? shown : shown with
        {
            View = shown.View with
            {
                QuestionSlug = "",
                ItemId = $"case-{number}",
                TopicTitle = ClinicTexts.Clinic.In(sight.Language),
                QuestionTitle = ClinicTexts.Case.Fill(sight.Language, number),
            },
        };
    }
}

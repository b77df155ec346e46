using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>A visit to the clinic: cases alone, of which nothing tells where they belong before their verdict.</summary>
public sealed class ClinicMode(SessionStarter starter) : PracticeMode(starter)
{
    public override Text Title => ClinicTexts.Clinic;

    public override bool Holds(SessionPlan plan) => plan.IsClinic;

    public override bool IsAskedBy(StartSessionRequest request) => request.Mode == Name && request.Clinic;

    public override string Subject(OpenSession open, Deck? deck, Language language) => open.Plan.DeckTitle.In(language.Code());

    public override OpenSessionLink Link(OpenSession open, Deck? deck, Language language, DateTimeOffset now) =>
        base.Link(open, deck, language, now) with { Title = Title.In(language) };

    public override string Home(OpenSession open, Deck deck, Language language) =>
        deck.Topics.Count == 0 ? Addresses.Home(language) : Addresses.Clinic(language, deck.Slug);

    public override StartSessionRequest? Again(OpenSession open, Deck deck, Language language) =>
        deck.Questions.Any(question => question.Items.Any(item => item.Case is not null)) ? base.Again(open, deck, language) : null;
}

using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>A session that is to be shown: all that its view is made from.</summary>
/// <param name="Deck">As it is now, for links; what is asked comes from the plan.</param>
/// <param name="IsBrief">The page holds already what stays the same all the time: a view may leave it out.</param>
public sealed record SessionSight(QuizHubDbContext Database, OpenSession Open, Learner Learner, Deck Deck, Language Language, bool IsBrief = false)
{
    public StepPhase Phase => Open.Progress.Phase(Learner.StemFirst);
}

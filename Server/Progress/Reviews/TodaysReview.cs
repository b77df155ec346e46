using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Server.Progress;

/// <summary>What there is to review today, of one deck or of several: the one account that every page gives, in the same words.</summary>
/// <param name="Questions">To be asked within the day's minutes.</param>
/// <param name="Minutes">That they are expected to take.</param>
/// <param name="MinutesPerDay">That she gives herself, of the decks that have used them.</param>
public sealed record TodaysReview(ReviewStanding Standing, int Questions, double Minutes, int MinutesPerDay)
{
    public static readonly TodaysReview Nothing = new(ReviewStanding.NothingYet, 0, 0, 0);

    /// <param name="outlook">Null for whoever is nobody yet.</param>
    public static TodaysReview Of(ReviewOutlook? outlook) => outlook is null ? Nothing : new(
        outlook.Standing, outlook.Plan.Asked.Count, outlook.Plan.Minutes, outlook.Standing == ReviewStanding.MinutesUsed ? outlook.Goal.MinutesPerDay : 0);

    /// <summary>Both together: what one of them has to review, there is to review.</summary>
    public static TodaysReview operator +(TodaysReview left, TodaysReview right) => new(
        (ReviewStanding)Math.Min((int)left.Standing, (int)right.Standing),
        left.Questions + right.Questions, left.Minutes + right.Minutes, left.MinutesPerDay + right.MinutesPerDay);

    public string Say(Language language) => Standing switch
    {
        ReviewStanding.Ready => ReviewTexts.Today.Fill(language, ReviewTexts.Items(Questions).In(language), ReviewTexts.Minutes(Minutes).In(language)),
        ReviewStanding.MinutesUsed => ReviewTexts.MinutesUsed.Fill(language, ReviewTexts.Minutes(MinutesPerDay).In(language)),
        ReviewStanding.Done => ReviewTexts.Done.In(language),
        ReviewStanding.NothingDue => ReviewTexts.NothingDue.In(language),
        _ => ReviewTexts.NothingYet.In(language),
    };
}

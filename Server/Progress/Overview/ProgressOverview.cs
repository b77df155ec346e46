using QuizHub.Server.Decks;

namespace QuizHub.Server.Progress.Overview;

/// <summary>How ready a learner will be in one topic.</summary>
public sealed record TopicReadiness(Topic Topic, ReadinessFigure Figure);

/// <summary>Everything that the progress page says of one deck.</summary>
/// <param name="Deck">As it is now.</param>
/// <param name="Today">The learner's study day.</param>
/// <param name="Review">What there is to review today: the account of every page.</param>
/// <param name="Day">The interview's day; without one, or when it is past, today.</param>
/// <param name="IsInterview">Whether <paramref name="Day"/> is the interview's.</param>
/// <param name="Sum">All days together.</param>
/// <param name="Hardest">Hardest first.</param>
/// <param name="Weights">Null when none were ever trained.</param>
/// <param name="RequestedRetention">0 to 1: what the schedule aims at.</param>
public sealed record ProgressOverview(
    Deck Deck,
    DateOnly Today,
    TodaysReview Review,
    DateOnly Day,
    bool IsInterview,
    DueForecast Due,
    ReadinessFigure Readiness,
    IReadOnlyList<TopicReadiness> Topics,
    Retention Retention,
    SelfCalibration Confidence,
    StudyCalendar Calendar,
    DayFigures Sum,
    IReadOnlyList<AnsweredItem> Hardest,
    PersonalWeights? Weights,
    double RequestedRetention);

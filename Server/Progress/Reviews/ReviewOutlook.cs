using QuizHub.Server.Decks;
using QuizHub.Site;

namespace QuizHub.Server.Progress;

/// <summary>Where a learner stands with a deck today. Of several decks the first that any of them has.</summary>
public enum ReviewStanding
{
    /// <summary>There is something to ask.</summary>
    Ready,

    /// <summary>There would be, but the day's minutes are used.</summary>
    MinutesUsed,

    /// <summary>Nothing is left, and something was answered today.</summary>
    Done,

    NothingDue,

    /// <summary>Nothing was ever answered, and no date asks for new items.</summary>
    NothingYet,
}

/// <summary>What a deck has for a learner to review.</summary>
/// <param name="Today">Study day.</param>
/// <param name="Goal">Hers, or what holds without one.</param>
/// <param name="Candidates">Items of the topics that she chose.</param>
/// <param name="Tomorrow">If today's review is done.</param>
/// <param name="Next">The first day after today on which something is asked; null when there is none.</param>
public sealed record ReviewOutlook(
    MemorySnapshot Memories, DateOnly Today, StudyGoal Goal, IReadOnlyList<ReviewCandidate> Candidates, ReviewPlan Plan, ReviewPlan Tomorrow, DateOnly? Next)
{
    /// <summary>Null without a date, and when it is past.</summary>
    public DateOnly? InterviewDay => Goal.InterviewDay >= Today ? Goal.InterviewDay : null;

    /// <summary>Titles, in the deck's order.</summary>
    public IReadOnlyList<string> TomorrowTopics(Deck deck, Language language)
    {
        var slugs = Tomorrow.Asked.Select(choice => choice.Candidate.Topic).ToHashSet();
        return [.. deck.Topics.Where(topic => slugs.Contains(topic.Slug)).Select(topic => topic.Title.In(language.Code()))];
    }

    public ReviewStanding Standing =>
        Plan.Asked.Count > 0 ? ReviewStanding.Ready
        : Plan.Waiting > 0 ? ReviewStanding.MinutesUsed
        : Memories.Days.ContainsKey(Today) ? ReviewStanding.Done
        : Memories.Items.Count == 0 ? ReviewStanding.NothingYet
        : ReviewStanding.NothingDue;
}

using System.Collections.Immutable;
using QuizHub.Quizzes;

namespace QuizHub.Server.Quizzes;

/// <summary>How far one question of an interview has come. Pure: made from stored events alone, one after the other.</summary>
/// <param name="Reply">To the question; null until it is given.</param>
/// <param name="AtOnce">Ids of the points that she made at once; null until she has said so, which is after the follow-ups (before them in older interviews).</param>
/// <param name="FollowUps">Those that were asked, the last perhaps being open.</param>
public sealed record AskedProgress(InterviewReply? Reply, ImmutableHashSet<string>? AtOnce, ImmutableList<FollowUpProgress> FollowUps) : ModeProgress
{
    private const long LongestAnswer = 24 * 60 * 60 * 1000;

    public static readonly AskedProgress Untouched = new(null, null, []);

    public StepPhase Phase => (Reply, AtOnce, FollowUps.LastOrDefault()) switch
    {
        (null, _, _) => StepPhase.Ask,
        (_, _, { Reply: null }) => StepPhase.FollowUp,
        (_, _, { Covered: null }) => StepPhase.FollowUpAnswer,
        // After the follow-ups, which they would give away.
        (_, null, _) => StepPhase.Points,
        _ => StepPhase.Verdict,
    };

    public bool IsOver => Phase == StepPhase.Verdict;

    /// <summary>The follow-up at hand; null outside of follow-ups.</summary>
    public FollowUpProgress? Open => Phase is StepPhase.FollowUp or StepPhase.FollowUpAnswer ? FollowUps[^1] : null;

    public PointCover CoverOf(string point) =>
        AtOnce?.Contains(point) == true ? PointCover.AtOnce
        : FollowUps.Any(followUp => followUp.Chosen.Point == point && followUp.Covered == true) ? PointCover.OnAsking
        : PointCover.Missed;

    /// <summary>Null when this can't happen here.</summary>
    public AskedProgress? After(SessionEvent happened) => (happened, Phase) switch
    {
        (Replied { Reply: { FollowUp: null } reply } said, StepPhase.Ask) =>
            Asking(this with { Reply = Given(reply, said.Language) }, said.Next),
        (Replied { Reply: { } reply } said, StepPhase.FollowUp) when reply.FollowUp == Open!.Chosen.Id =>
            this with { FollowUps = FollowUps.SetItem(FollowUps.Count - 1, Open with { Reply = Given(reply, said.Language) }) },
        (PointsSettled { Points.FollowUp: null } settled, StepPhase.Points) => Asking(this with { AtOnce = [.. settled.Points.Covered] }, settled.Next),
        (PointsSettled settled, StepPhase.FollowUpAnswer) when settled.Points.FollowUp == Open!.Chosen.Id => Asking(
            this with { FollowUps = FollowUps.SetItem(FollowUps.Count - 1, Open with { Covered = settled.Points.Covered.Count > 0 }) }, settled.Next),
        _ => null,
    };

    private static AskedProgress Asking(AskedProgress asked, ChosenFollowUp? next) =>
        next is null ? asked : asked with { FollowUps = asked.FollowUps.Add(new FollowUpProgress(next, null, null)) };

    /// <summary>A browser's clock may say anything.</summary>
    private static InterviewReply Given(ReplyRequest reply, string language) => new(reply.Kind, reply.Typed, Math.Clamp(reply.ActiveMilliseconds, 0, LongestAnswer), language);
}

public static class InterviewProgress
{
    extension(StepProgress step)
    {
        /// <summary>Of a question in an interview.</summary>
        public AskedProgress Asked => step.OfMode as AskedProgress ?? AskedProgress.Untouched;
    }
}

/// <param name="Reply">Null until it is given.</param>
/// <param name="Covered">Whether she made the point that it asked for; null until she has said so.</param>
public sealed record FollowUpProgress(ChosenFollowUp Chosen, InterviewReply? Reply, bool? Covered);

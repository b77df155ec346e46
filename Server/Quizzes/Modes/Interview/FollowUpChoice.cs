using QuizHub.Quizzes;
using QuizHub.Server.Decks;

namespace QuizHub.Server.Quizzes;

/// <summary>What an interviewer asks next about the same question. Pure.</summary>
public static class FollowUpChoice
{
    /// <summary>The first follow-up in the deck's order that probes the most important point not known to be made: those that her words suggest last, indispensable points
    /// before others, then the deck's order. A point is probed once: after that its answer has been read. Where no follow-up probes such a point, or nothing is
    /// missing, one goes deeper.</summary>
    /// <param name="text">Of the question, in its source language: all others have the same ids.</param>
    /// <param name="asked">How far the question has come; what was ticked last is in it.</param>
    /// <param name="most">Follow-ups of one question at most.</param>
    /// <param name="suggested">Ids of points that what she typed seems to make. They count as made nowhere: they are only asked for later.</param>
    /// <returns>Null when there is nothing more to ask.</returns>
    public static ChosenFollowUp? Next(QuestionText text, AskedProgress asked, int most, IReadOnlyCollection<string> suggested)
    {
        var left = text.FollowUps.Where(followUp => asked.FollowUps.All(before => before.Chosen.Id != followUp.Id)).ToList();
        if (asked.FollowUps.Count >= most)
        {
            return null;
        }

        var isDeeper = asked.FollowUps.Any(before => before.Chosen.Point is null);
        var missing = text.KeyPoints.Where(point => asked.CoverOf(point.Id) == PointCover.Missed).ToList();
        if (missing.Count == 0)
        {
            return !isDeeper && left is [var deeper, ..] ? new ChosenFollowUp(deeper.Id, null) : null;
        }

        return missing.Where(point => asked.FollowUps.All(before => before.Chosen.Point != point.Id))
                .OrderBy(point => suggested.Contains(point.Id)).ThenByDescending(point => point.Indispensable)
                .Select(point => left.FirstOrDefault(followUp => followUp.Probes == point.Id))
                .OfType<FollowUp>().Select(followUp => new ChosenFollowUp(followUp.Id, followUp.Probes)).FirstOrDefault()
            ?? (asked.AtOnce is null && !isDeeper && left.FirstOrDefault(followUp => followUp.Probes is null) is { } other ? new ChosenFollowUp(other.Id, null) : null);
    }
}

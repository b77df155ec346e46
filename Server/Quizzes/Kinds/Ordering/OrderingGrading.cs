using System.Globalization;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Quizzes;

/// <summary>An order: max(0, 2p − 1), p the share of pairs that stand in the right order, so that a blind shuffle is worth nothing on average.</summary>
public static class OrderingGrading
{
    public static GradingResult Grade(OrderingBody body, OrderingResponse? response)
    {
        var places = response?.Order.Select((id, place) => (id, place)).DistinctBy(entry => entry.id).ToDictionary(entry => entry.id, entry => entry.place);
        if (response is not null && (response.Order.Count != body.Entries.Count || !body.Entries.All(entry => places!.ContainsKey(entry.Id))))
        {
            return new Refused("response", GradingTexts.OrderAll);
        }

        var parts = body.Entries.Select((entry, right) =>
        {
            var place = places?[entry.Id];
            return new GradedPart(entry.Id, true, (place + 1)?.ToString(CultureInfo.InvariantCulture), place == right);
        }).ToList();
        return new Graded(places is null ? 0 : Score([.. body.Entries.Select(entry => places[entry.Id])]), parts);
    }

    public static double GuessChance(OrderingBody body) => Enumerable.Range(1, body.Entries.Count).Aggregate(1.0, (chance, count) => chance / count);

    /// <param name="places">Where each entry was put, in the right order of the entries.</param>
    private static double Score(IReadOnlyList<int> places)
    {
        if (places.Count < 2)
        {
            return 1;
        }

        var pairs = places.Count * (places.Count - 1) / 2;
        var inOrder = Enumerable.Range(0, places.Count).Sum(first => places.Skip(first + 1).Count(place => place > places[first]));
        return Math.Max(0, 2.0 * inOrder / pairs - 1);
    }
}

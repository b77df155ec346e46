using System.Globalization;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Quizzes;

public static class OrderingHtml
{
    public static OrderingView View(OrderingBody body, ShownItem item) => new(
        [.. item.Order.Select(id => new OptionView(item.Ids.Shown(id), item.Inline(body.Entries.First(entry => entry.Id == id).Text)))]);

    /// <summary>In the right order, which is what is to be learnt.</summary>
    public static IReadOnlyList<PartVerdict> Parts(OrderingBody body, ShownItem item, IReadOnlyDictionary<string, GradedPart> parts) =>
        [.. body.Entries.Select((entry, place) => new PartVerdict(
            item.Ids.Shown(entry.Id), item.Inline(entry.Text), true, parts[entry.Id].Given, parts[entry.Id].IsRight,
            (place + 1).ToString(CultureInfo.InvariantCulture), item.Inline(entry.Reason)))];
}

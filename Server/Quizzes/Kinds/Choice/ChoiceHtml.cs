using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

public static class ChoiceHtml
{
    public static ChoiceView View(ChoiceBody body, ShownItem item) => new(
        body.Multiple,
        [.. InOrder(body, item).Select(option => new OptionView(item.Ids.Shown(option.Id), item.Inline(option.Text), option.Curve))]);

    public static IReadOnlyList<PartVerdict> Parts(ChoiceBody body, ShownItem item, IReadOnlyDictionary<string, GradedPart> parts) =>
        [.. InOrder(body, item).Select(option => Part(option, parts[option.Id], item))];

    private static PartVerdict Part(Option option, GradedPart part, ShownItem item) => new(
        item.Ids.Shown(option.Id), item.Inline(option.Text), part.IsKey, part.Given is null ? null : item.Ids.Shown(option.Id), part.IsRight, null,
        item.Inline(option.Reason), Refute(option, item));

    private static IEnumerable<Option> InOrder(ChoiceBody body, ShownItem item) =>
        item.Order.Select(id => body.Options.First(option => option.Id == id));

    private static string? Refute(Option option, ShownItem item) =>
        option.Refute is { } settings && item.Question.DemoOf(item.Item) is { } demo && Languages.FromCode(item.Language) is { } language
            ? SessionLinks.Demo(language, item.Deck, item.Step, demo, settings)
            : null;
}

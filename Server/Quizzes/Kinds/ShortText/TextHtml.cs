using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Quizzes;

public static class TextHtml
{
    public static TextView View(ShortTextBody body) => new(body.IsExact);

    /// <summary>The known texts of the language asked for, and of any other language the one that was typed.</summary>
    public static IReadOnlyList<PartVerdict> Parts(ShortTextBody body, ShownItem item, IReadOnlyList<GradedPart> parts) =>
        [.. parts.Zip(body.Texts).Where(pair => pair.Second.Language == Language(body, item) || pair.First.Given is not null).Select(pair => new PartVerdict(
            pair.First.Id, ItemHtml.Encode(pair.Second.Text), pair.First.IsKey, pair.First.Given, pair.First.IsRight, null,
            item.Inline(pair.Second.ReasonMarkdown), Spelling: pair.First.Spelling))];

    /// <summary>The accepted text to show: the first of the language.</summary>
    public static string? Key(ShortTextBody body, ShownItem item) =>
        body.Texts.FirstOrDefault(text => text.IsKey && text.Language == Language(body, item)) is { } key ? ItemHtml.Encode(key.Text) : null;

    private static string Language(ShortTextBody body, ShownItem item) =>
        body.Texts.Any(text => text.IsKey && text.Language == item.Language) ? item.Language : body.Texts.First(text => text.IsKey).Language;
}

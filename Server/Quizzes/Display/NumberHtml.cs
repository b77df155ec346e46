using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Formulas;

namespace QuizHub.Server.Quizzes;

public static class NumberHtml
{
    public static NumberView View(NumericBody body, ShownItem item) => new(body.Unit?.In(item.Language), Tolerance(body, item.Language));

    /// <summary>The key and the known wrong numbers, each with the mistake that leads to it. Without the facts that a prediction is about they have no values.</summary>
    public static IReadOnlyList<PartVerdict> Parts(NumericBody body, ShownItem item, IReadOnlyList<GradedPart> parts) =>
        [.. parts.Zip(body.Numbers).Where(pair => pair.First.Number is not null).Select(pair => new PartVerdict(
            pair.First.Id, WithUnit(body, item, pair.First.Number!.Value), pair.First.IsKey, pair.First.Given, pair.First.IsRight, null,
            item.Inline(pair.Second.Reason)))];

    public static string? Key(NumericBody body, ShownItem item, IReadOnlyList<GradedPart> parts) =>
        parts.FirstOrDefault(part => part.IsKey)?.Number is { } key ? WithUnit(body, item, key) : null;

    private static string WithUnit(NumericBody body, ShownItem item, double value) =>
        ItemHtml.Encode(NumberText.Format(value) + (body.Unit is null ? "" : "\u00a0" + body.Unit.In(item.Language)));

    /// <summary>A space stands before the percent sign in English here, none in Chinese.</summary>
    private static string? Tolerance(NumericBody body, string language) => body switch
    {
        { Tolerance: 0 } => null,
        { ToleranceIsRelative: true } => $"±{NumberText.Format(body.Tolerance * 100)}{(language == "zh" ? "" : "\u00a0")}%",
        _ => $"±{NumberText.Format(body.Tolerance)}{(body.Unit is null ? "" : "\u00a0" + body.Unit.In(language))}",
    };
}

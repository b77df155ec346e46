using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Quizzes;

public static class NumberHtml
{
    public static NumberView View(NumericBody body, ShownItem item) => new(body.Unit?.In(item.Language), Tolerance(body, item.Language));

    /// <summary>The key and the known wrong numbers, each with the mistake that leads to it; mistakes that come to the same number are one row. Without the facts that a
    /// prediction is about they have no values.</summary>
    public static IReadOnlyList<PartVerdict> Parts(NumericBody body, ShownItem item, IReadOnlyList<GradedPart> parts) =>
    [
        .. parts.Zip(body.Numbers).Where(pair => pair.First.Number is not null)
            .GroupBy(pair => (pair.First.IsKey, Html: WithUnit(body, item, pair.First.Number!.Value)))
            .Select(same => new PartVerdict(
                same.First().First.Id, same.Key.Html, same.Key.IsKey, same.Select(pair => pair.First.Given).FirstOrDefault(given => given is not null),
                same.All(pair => pair.First.IsRight), null, Reasons(item, [.. same.Select(pair => pair.Second.Reason)]))),
    ];

    public static string? Key(NumericBody body, ShownItem item, IReadOnlyList<GradedPart> parts) =>
        parts.FirstOrDefault(part => part.IsKey)?.Number is { } key ? WithUnit(body, item, key) : null;

    private static string Reasons(ShownItem item, IReadOnlyList<Localized> reasons) => reasons.Count == 1
        ? item.Inline(reasons[0])
        : string.Concat(reasons.Select(item.Inline).Distinct().Select(reason => $"<p>{reason}</p>"));

    /// <summary>The shortest text that is right when it is typed where the number is the key.</summary>
    public static string Shown(NumericBody body, double key) => NumberText.Format(
        key, text => NumberReader.Read(text) is NumberReading.Read read && NumberGrading.Matches(read.Value, key, body.Tolerance, body.ToleranceIsRelative));

    private static string WithUnit(NumericBody body, ShownItem item, double value) =>
        ItemHtml.Encode(Shown(body, value) + (body.Unit is null ? "" : "\u00a0" + body.Unit.In(item.Language)));

    /// <summary>A space stands before the percent sign in English here, none in Chinese.</summary>
    private static string? Tolerance(NumericBody body, string language) => body switch
    {
        { Tolerance: 0 } => null,
        { ToleranceIsRelative: true } => $"±{NumberText.Format(body.Tolerance * 100)}{(language == "zh" ? "" : "\u00a0")}%",
        _ => $"±{NumberText.Format(body.Tolerance)}{(body.Unit is null ? "" : "\u00a0" + body.Unit.In(language))}",
    };
}

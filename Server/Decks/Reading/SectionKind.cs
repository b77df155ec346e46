using QuizHub.Site;

namespace QuizHub.Server.Decks.Reading;

/// <summary>The sections of a question, in the order in which they stand.</summary>
internal enum SectionKind
{
    ThirtySeconds,
    TwoMinutes,
    Explanation,
    Pitfalls,
    FollowUps,
    KeyPoints,
    Claims,
    Items,
}

internal static class SectionNames
{
    private static readonly IReadOnlyDictionary<SectionKind, Text> Names = new Dictionary<SectionKind, Text>
    {
        [SectionKind.ThirtySeconds] = new("In thirty seconds", "三十秒回答"),
        [SectionKind.TwoMinutes] = new("In two minutes", "两分钟回答"),
        [SectionKind.Explanation] = new("Explanation", "解释"),
        [SectionKind.Pitfalls] = new("Pitfalls", "常见误区"),
        [SectionKind.FollowUps] = new("Follow-ups", "追问"),
        [SectionKind.KeyPoints] = new("Key points", "要点"),
        [SectionKind.Claims] = new("Claims", "实验论断"),
        [SectionKind.Items] = new("Items", "练习题"),
    };

    /// <summary>The heading in a language of a deck; English in languages other than Chinese.</summary>
    public static string In(SectionKind kind, string language) => language == "zh" ? Names[kind].Zh : Names[kind].En;

    public static string Why(string language) => language == "zh" ? "为什么" : "Why";

    public static IEnumerable<string> All(string language) => Names.Keys.Select(kind => In(kind, language));

    public static SectionKind? Find(string heading, string language) =>
        Enum.GetValues<SectionKind>().Cast<SectionKind?>().FirstOrDefault(kind => In(kind!.Value, language) == heading);

    public static bool IsRequired(SectionKind kind) => kind is not (SectionKind.Pitfalls or SectionKind.FollowUps or SectionKind.Claims);
}

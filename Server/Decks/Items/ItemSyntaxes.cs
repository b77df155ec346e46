using QuizHub.Quizzes;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <summary>How all types of items are written: each kind says it of its own in its folder.</summary>
internal static class ItemSyntaxes
{
    /// <summary>In the order in which findings name them.</summary>
    public static IReadOnlyList<ItemSyntax> All { get; } =
    [
        .. ChoiceItemReader.Types, .. NumericItemReader.Types, .. ShortTextItemReader.Types, .. ClozeItemReader.Types, .. MatchingItemReader.Types,
        .. OrderingItemReader.Types, .. PredictItemReader.Types,
    ];

    private static readonly Dictionary<string, ItemSyntax> ByName = All.ToDictionary(syntax => syntax.Name);

    /// <summary>How a type is written.</summary>
    public static ItemSyntax Of(ItemType type) => All.First(syntax => syntax.Type == type);

    /// <param name="name">As written behind the point.</param>
    public static ItemSyntax? Named(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The word of a draft in the source language that names its type, whether or not there is such a type.</summary>
    public static BraceWord? TypeWord(ItemDraft source) => source.Braces.Classes.FirstOrDefault(word => word.Written != ItemSyntax.Exact);

    /// <summary>Of a draft in the source language; null where it names no type that there is.</summary>
    public static ItemSyntax? Of(ItemDraft source) => TypeWord(source) is { } word ? Named(word.Name) : null;

    /// <summary>What kinds look for in the items of one language, beyond what keeps them from being read. Types and keys are said in the source
    /// language.</summary>
    public static void CheckTexts(QuestionDraft draft, QuestionDraft source, FindingList findings) => ChoiceHygiene.Check(draft, source, findings);

    /// <summary>Likewise what does not differ by language.</summary>
    public static void CheckKeys(QuestionDraft source, FindingList findings) => ChoiceHygiene.CheckKeys(source, findings);
}

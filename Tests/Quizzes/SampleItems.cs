using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;

namespace QuizHub.Tests.Quizzes;

/// <summary>Items written in code, for tests of pure rules.</summary>
public static class SampleItems
{
    public static readonly IReadOnlyDictionary<string, double> NoParameters = new Dictionary<string, double>();

    public static Localized Words(string en, string? zh = null) => new(new Dictionary<string, string> { ["en"] = en, ["zh"] = zh ?? en });

    public static Item Item(ItemType type, ItemBody body, params ParameterRange[] parameters) => new(
        "item", type, Facet.Recall, parameters, new Dictionary<string, string>(), null, null,
        new Dictionary<string, ItemText> { ["en"] = new("Title", "Stem", null), ["zh"] = new("标题", "题干", null) }, body, "0123456789abcdef", "fedcba9876543210");

    /// <summary>Options named by letters; keys say which are right.</summary>
    public static Item Choice(bool multiple, int options, params string[] keys) => Item(
        multiple ? ItemType.Multiple : ItemType.Single,
        new ChoiceBody(multiple, [.. Letters(options).Select(id => new Option(id, keys.Contains(id), null, null, null, Words("Option " + id), Words("Reason " + id)))]));

    /// <summary>One option for each statement about facts; the first is the one that the deck marks.</summary>
    public static Item Predict(params string[] statements) => Item(
        ItemType.Predict,
        new ChoiceBody(false, [.. statements.Zip(Letters(statements.Length)).Select(pair =>
            new Option(pair.Second, pair.Second == "a", pair.First, null, null, Words(pair.First), Words("Reason")))]));

    public static Item Number(string key, double tolerance = 0, bool isRelative = false, params string[] wrong) => Item(
        ItemType.Numeric,
        new NumericBody([new(key, true, Words("Right")), .. wrong.Select(formula => new KnownNumber(formula, false, Words("Wrong")))], tolerance, isRelative, null));

    public static Item ShortText(string[] accepted, params string[] wrong) => Item(
        ItemType.ShortText,
        new ShortTextBody([.. accepted.Select(text => new KnownText("en", text, true, "Right")), .. wrong.Select(text => new KnownText("en", text, false, "Wrong"))]));

    public static Item Cloze(params string[][] blanks) => Item(
        ItemType.Cloze,
        new ClozeBody(Words("Text"), [.. blanks.Select((accepted, index) => new ClozeBlank(
            $"{index + 1}", new Dictionary<string, IReadOnlyList<string>> { ["en"] = accepted }, Words("Reason")))]));

    /// <summary>Rows named by letters; the last ones have no left side.</summary>
    public static Item Matching(int pairs, int distractors = 0) => Item(
        ItemType.Matching,
        new MatchingBody([.. Letters(pairs + distractors).Select((id, index) => new MatchRow(
            id, index < pairs ? Words("Left " + id) : null, Words("Right " + id), Words("Reason " + id)))]));

    public static Item Ordering(int entries) => Item(
        ItemType.Ordering, new OrderingBody([.. Letters(entries).Select(id => new OrderEntry(id, Words("Entry " + id), Words("Reason " + id)))]));

    public static IEnumerable<string> Letters(int count) => Enumerable.Range(0, count).Select(index => ((char)('a' + index)).ToString());
}

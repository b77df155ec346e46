using System.Text.RegularExpressions;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Tests.Decks;

/// <summary>The length of an option does not tell whether it is the key: among options of about one length, chance makes it the longest of four in a quarter of the items.</summary>
public sealed partial class OptionLengthTests(ITestOutputHelper output)
{
    private const double Most = 0.3;

    private static readonly Deck Deck = new DeckParser().Read(DeckFiles.FromFolder(Path.Combine(TestsRoot.ShippedContent, "deep-learning"))).Deck!;

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Keys_stand_out_by_their_length_hardly_more_often_than_by_chance(string language)
    {
        var choices = Choices(language).ToList();
        output.WriteLine($"{language}: of {choices.Count} choices the key is the longest option in {choices.Count(IsLongest)} and the shortest in {choices.Count(IsShortest)}");
        Assert.Null(Trouble(choices));
    }

    [Theory]
    [InlineData(9, 8, 7, "Shorten the key or lengthen another option of some of these: adam/one, adam/two")]
    [InlineData(6, 8, 7, "Lengthen the key or shorten another option of some of these: adam/one, adam/two")]
    [InlineData(8, 8, 7, null)]
    [InlineData(8, 9, 7, null)]
    [InlineData(7, 8, 7, null)]
    public void Items_whose_keys_stand_out_are_named_with_what_to_do(int key, int second, int third, string? trouble) =>
        Assert.Equal(trouble, Trouble([new("adam/one", key, [second, third]), new("adam/two", key, [second, third])]));

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void Three_in_ten_may_stand_out(int longest, bool isFine) =>
        Assert.Equal(isFine, Trouble([.. Enumerable.Range(0, 10).Select(at => new Choice($"adam/{at}", at < longest ? 9 : 8, [8, 7]))]) is null);

    [Theory]
    [InlineData(@"divided by $\sqrt{v}$ twice", "divided by ✱v twice")]
    [InlineData("`eval()` *first*", "eval() first")]
    public void Length_is_that_of_what_is_seen(string markdown, string seen) => Assert.Equal(seen.Length, Length(markdown));

    /// <summary>What is wrong with these choices as a whole, and what to do; null if nothing is.</summary>
    private static string? Trouble(IReadOnlyList<Choice> choices)
    {
        return Names(IsLongest) is { } longest ? $"Shorten the key or lengthen another option of some of these: {longest}"
            : Names(IsShortest) is { } shortest ? $"Lengthen the key or shorten another option of some of these: {shortest}" : null;

        string? Names(Func<Choice, bool> standsOut) =>
            choices.Count(standsOut) > Most * choices.Count ? string.Join(", ", choices.Where(standsOut).Select(choice => choice.Id)) : null;
    }

    private static bool IsLongest(Choice choice) => choice.Others.All(other => other < choice.Key);

    private static bool IsShortest(Choice choice) => choice.Others.All(other => other > choice.Key);

    /// <summary>Items with one key among three options or more.</summary>
    private static IEnumerable<Choice> Choices(string language) =>
        from question in Deck.Questions
        from item in question.Items
        let body = item.Body as ChoiceBody
        where body is { Multiple: false, Options.Count: >= 3 }
        let lengths = body.Options.ToLookup(option => option.IsKey, option => Length(option.Text.In(language)))
        select new Choice($"{question.Slug}/{item.Id}", lengths[true].Single(), [.. lengths[false]]);

    /// <summary>Characters as they are seen: a command of a formula is one; braces, dollars and marks of emphasis are none.</summary>
    private static int Length(string markdown) => Command().Replace(markdown, "✱").Count(character => character is not ('$' or '{' or '}' or '`' or '*'));

    [GeneratedRegex(@"\\[a-z]+ ?")]
    private static partial Regex Command();

    private sealed record Choice(string Id, int Key, IReadOnlyList<int> Others);
}

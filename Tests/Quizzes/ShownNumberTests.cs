using CsCheck;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Quizzes;
using static QuizHub.Tests.Quizzes.SampleItems;

namespace QuizHub.Tests.Quizzes;

/// <summary>What is shown as right is right when it is typed.</summary>
public sealed class ShownNumberTests
{
    private const int Draws = 40;

    private static readonly Gen<double> AnyKey = Gen.OneOf(
        Gen.Double.Where(double.IsFinite),
        Gen.Select(Gen.Double[-10, 10], Gen.Int[-300, 300]).Select((mantissa, exponent) => mantissa * Math.Pow(10, exponent)).Where(double.IsFinite),
        Gen.Int.Select(whole => (double)whole),
        Gen.Long.Select(whole => (double)whole),
        Gen.Select(Gen.Int[-99999, 99999], Gen.Int[1, 9999]).Select((numerator, denominator) => numerator / (double)denominator));

    private static readonly Gen<(double Tolerance, bool IsRelative)> AnyTolerance = Gen.Select(Gen.Int[-18, 6], Gen.Double[1, 10], Gen.Bool)
        .Select((exponent, mantissa, isRelative) => (mantissa * Math.Pow(10, isRelative ? Math.Min(exponent, -2) : exponent), isRelative));

    [Fact]
    public void Of_every_shipped_number_whatever_is_drawn()
    {
        var deck = SharedParts.ShippedDeck;
        var items = deck.Questions.SelectMany(question => question.Items).Where(item => item is { Type: ItemType.Numeric, Body: NumericBody }).ToList();
        Assert.True(items.Count > 20);
        Assert.Empty(from item in items
                     from seed in Enumerable.Range(0, item.Parameters.Count == 0 ? 1 : Draws)
                     let body = (NumericBody)item.Body
                     let parameters = Variants.Parameters(item, (ulong)seed)
                     let key = Formula.Parse(body.Numbers.Single(number => number.IsKey).Formula, out _)!.Number(parameters)
                     from unit in body.Unit?.ByLanguage.Values.Select(unit => "\u00a0" + unit).Append("") ?? [""]
                     let shown = NumberHtml.Shown(body, key) + unit
                     where Grading.Grade(item, parameters, new NumberResponse(shown)) is not Graded { Score: 1 }
                     select $"{item.Id}: {shown}");
    }

    [Fact]
    public void Of_any_number_with_any_tolerance() => Gen.Select(AnyKey, AnyTolerance).Sample((key, tolerance) => IsRightAsShown(key, tolerance.Tolerance, tolerance.IsRelative));

    [Fact]
    public void Of_any_whole_number_to_the_last_digit() => Gen.Select(Gen.Long[-1L << 53, 1L << 53], Gen.Int[0, 200]).Sample((whole, power) =>
        IsRightAsShown(whole, 0, false) && IsRightAsShown(whole * Math.Pow(2, power), 0, false));

    [Theory]
    [InlineData(100000 / 0.81, 0.001, "123456.79")]
    [InlineData(1.0 / 3, 0.01, "0.333333")]
    [InlineData(0.1 + 0.2, 1e-15, "0.3")]
    [InlineData(-1e-7, 1e-12, "−1e−7")]
    public void With_as_many_digits_as_it_needs(double key, double tolerance, string shown) =>
        Assert.Equal(shown, NumberHtml.Shown((NumericBody)Number("x", tolerance).Body, key));

    [Fact]
    public void Mistakes_that_come_to_the_same_number_are_one_row_with_all_their_causes()
    {
        var item = Number("8", 0, false, "3 * 5", "12", "15");
        var body = (NumericBody)item.Body;
        body = body with { Numbers = [.. body.Numbers.Select((number, index) => number with { Reason = Words($"Cause {index}") })] };
        var parts = ((Graded)Grading.Grade(item with { Body = body }, NoParameters, new NumberResponse("15"))).Parts;
        var rows = NumberHtml.Parts(body, Shown(item with { Body = body }), parts);
        Assert.Equal(["8", "15", "12"], rows.Select(row => row.Html));
        Assert.Equal("15", rows[1].Given);
        Assert.Equal("<p>Cause 1</p><p>Cause 3</p>", rows[1].ReasonHtml);
        Assert.Equal("Cause 2", rows[2].ReasonHtml);
    }

    private static bool IsRightAsShown(double key, double tolerance, bool isRelative)
    {
        var item = Item(ItemType.Numeric, new NumericBody([new("x", true, Words("Right"))], tolerance, isRelative, null));
        var shown = NumberHtml.Shown((NumericBody)item.Body, key);
        return Grading.Grade(item, new Dictionary<string, double> { ["x"] = key }, new NumberResponse(shown)) is Graded { Score: 1 };
    }

    private static ShownItem Shown(Item item)
    {
        var nothing = new Dictionary<string, QuestionText> { ["en"] = new("Title", "", "", "", [], [], [], new Dictionary<string, ClaimText>()) };
        var question = new Question("deck", "topic", "question", 1, [], [], [], null, [], [], [item], nothing);
        var deck = new Deck("deck", ["en"], Words("Deck"), Words("Deck"), [], new Dictionary<string, Localized>(), [], null);
        var planned = new PlannedItem(item.Id, item.ItemVersion, item.KeyVersion, item.Type, item.Facet, 1, 1);
        return new(new RenderedTexts(new MarkdownHtml(new MarkdownEngine(TimeProvider.System))), deck, question, new(StepKind.Item, "topic", Words("Topic"), "question", "1", planned, null, null), planned, item, "en");
    }
}

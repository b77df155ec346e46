using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Pages;

namespace QuizHub.Tests.Site;

public sealed class DeckTextTests
{
    [Theory]
    [InlineData("What is **SGD**?", "What is SGD?")]
    [InlineData("The rate $\\eta/(1-\\beta)$ rises. [@polyak]", "The rate eta/(1-beta) rises.")]
    [InlineData("See [Adam](question:adam) and `torch`.", "See Adam and torch.")]
    [InlineData("two\nlines", "two lines")]
    [InlineData(@"US\$2, \{n}, 2 \* 3 and {= 2 ^ 3} [@polyak].", "US$2, {n}, 2 * 3 and 8.")]
    [InlineData("![a valley](valley.png) < `a*b$c`", "a valley < a*b$c")]
    public void Plain_text_keeps_the_words(string markdown, string plain) => Assert.Equal(plain, PlainText.Of(markdown));

    [Fact]
    public void A_long_description_ends_after_a_word()
    {
        var description = PlainText.Description(string.Join(' ', Enumerable.Repeat("gradient", 40)));
        Assert.EndsWith("gradient…", description);
        Assert.InRange(description.Length, 100, 161);
        Assert.Equal(161, PlainText.Description(new string('梯', 400)).Length);
        Assert.Equal("short", PlainText.Description("short"));
    }

    [Fact]
    public void Reading_time_counts_words_and_characters()
    {
        Assert.Equal(1, ReadingTime.Minutes(Text("a few words")));
        Assert.Equal(5, ReadingTime.Minutes(Text(string.Join(' ', Enumerable.Repeat("well-known", 1000)))));
        Assert.Equal(4, ReadingTime.Minutes(Text(new string('学', 1400))));
    }

    private static QuestionText Text(string explanation) => new("title", "", "", explanation, [], [], [], new Dictionary<string, ClaimText>());
}

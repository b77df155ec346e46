using QuizHub.Client.Quizzes;

namespace QuizHub.Tests.Quizzes.Components;

public class PlainTextTests
{
    [Theory]
    [InlineData("one example", "one example")]
    [InlineData("<p>one <code>x &lt; 1</code></p>\n", "one x < 1")]
    [InlineData("a <math><semantics><mrow><mi>β</mi></mrow><annotation encoding=\"application/x-tex\">\\beta</annotation></semantics></math> b", "a \\beta b")]
    [InlineData("", "")]
    public void Markup_becomes_its_words(string html, string text) => Assert.Equal(text, PlainText.FromHtml(html));
}

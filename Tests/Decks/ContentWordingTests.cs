using System.Text.RegularExpressions;
using QuizHub.Tests.Site;

namespace QuizHub.Tests.Decks;

/// <summary>The shipped content in Chinese, by the same words as the interface.</summary>
public sealed partial class ContentWordingTests
{
    [Fact]
    public void Chinese_content_uses_the_words_as_they_are_defined()
    {
        var wrong = Lines().Where(line => !IsKey(line.Text)).SelectMany(line => Banned().Where(rule => rule.Banned.IsMatch(line.Text)).Select(rule => $"{line.Place}: {rule.Why}")).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Formulas_in_Chinese_speak_no_English()
    {
        var wrong = Lines().Where(line => EnglishInFormula().IsMatch(line.Text)).Select(line => $"{line.Place}: {EnglishInFormula().Match(line.Text).Value}").ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData(@"\text{momentum: }", true)]
    [InlineData(@"\text{if }", true)]
    [InlineData(@"\text{training error}", true)]
    [InlineData(@"C_{\text{in}}", false)]
    [InlineData(@"\text{SGD: }", false)]
    [InlineData(@"\text{动量：}", false)]
    public void English_in_a_formula_is_found(string text, bool isFound) => Assert.Equal(isFound, EnglishInFormula().IsMatch(text));

    /// <summary>Those of interface texts, and 正确率, which is a learner's: content speaks of models.</summary>
    private static IEnumerable<(Regex Banned, string Why)> Banned() =>
        TextTests.Banned.Where(rule => rule.Banned.ToString() is not ("题目" or @"(?<=[\u4e00-\u9fff，。；：！？、]) (?=[\u4e00-\u9fff，。；：！？、])"))
            .Append((new Regex("正确率"), "a model has 准确率"));

    /// <summary>What is accepted as an answer is as people type it.</summary>
    private static bool IsKey(string line) => line.Contains("[[", StringComparison.Ordinal);

    private static IEnumerable<(string Place, string Text)> Lines() =>
        from file in Directory.EnumerateFiles(TestsRoot.ShippedContent, "*", SearchOption.AllDirectories)
        where file.EndsWith(".zh.md", StringComparison.Ordinal) || file.EndsWith("deck.yml", StringComparison.Ordinal)
        from line in File.ReadLines(file).Index()
        select ($"{Path.GetFileName(file)}:{line.Index + 1}", line.Item);

    // Names of methods are names; indices such as "in" and "out" are symbols.
    [GeneratedRegex(@"\\text\{(?!(?:in|out|test|train)\})[^{}]*\b[a-z]{2,}[^{}]*\}")]
    private static partial Regex EnglishInFormula();
}

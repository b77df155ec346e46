using static QuizHub.Tests.Decks.DeckFixture;

namespace QuizHub.Tests.Decks;

/// <summary>What is wrong with YAML is said where it is, with an advice that fits.</summary>
public sealed class YamlTroubleTests
{
    private const string Question = "question: What is SGD, and what does momentum add to it?";

    public static readonly TheoryData<string, string, string, string, string> Troubles = new()
    {
        { Yml, "topics:\n  - slug: optimizers", "topics:\n‸\t- slug: optimizers", "tab", "spaces" },
        { Yml, "tags:\n  momentum:", "tags:\n‸\tmomentum:", "tab", "spaces" },
        { Yml, "languages: [en, zh]", "languages: ‸[en, zh", "not closed", "close it" },
        { Yml, "title: { en: Optimizers, zh: 优化器 }", "title: ‸{ en: Optimizers, zh: 优化器", "not closed", "close it" },
        { Yml, "title: { en: Optimizers, zh: 优化器 }", "title: { en: ‸\"Optimizers, zh: 优化器 }", "not closed", "close it" },
        { En, "level: 2", "level: 2\n‸confusing", "neither", "colon" },
        { En, "level: 2", "level: ‸@2", "sign", "quote" },
        { En, "level: 2", "level: ‸*two", "anchors", "quote" },
        { En, "level: 2", "level: ‸!int 2", "anchors", "quote" },
        { En, "level: 2", "level: 2\n  ‸more: 3", "indented deeper", "same column" },
        { En, Question, "question: SGD‸: what is it?", "not quoted", "quote the text" },
        { En, Question, "question: 'What'‸s SGD?'", "closing quote", "twice" },
        { En, Question, "question: \"What is \"‸SGD\"?\"", "closing quote", "twice" },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public void It_is_said_where_it_is_with_a_fitting_advice(string file, string old, string broken, string reason, string advice)
    {
        var fixture = new DeckFixture().Replace(file, old, broken);
        var found = fixture.Read().Diagnostics;
        var list = string.Join('\n', found.Select(one => $"{one.Path}:{one.Line}:{one.Column}: {one.Code}: {one.Message.En} ({one.Fix.En})"));
        var trouble = found.FirstOrDefault(one => one.Code == "QH110");
        Assert.True(trouble is not null && (trouble.Path, trouble.Line, trouble.Column) == fixture.Marked!.Value, $"expected at {fixture.Marked}, found:\n{list}");
        Assert.Contains(reason, trouble.Message.En, StringComparison.Ordinal);
        Assert.Contains(advice, trouble.Fix.En, StringComparison.Ordinal);
        Assert.Matches("[一-鿿]", trouble.Message.Zh);
        Assert.Matches("[一-鿿]", trouble.Fix.Zh);
    }
}

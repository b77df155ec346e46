using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Html;

namespace QuizHub.Tests.Decks;

public sealed class RenderedTextsTests : IDisposable
{
    private const string Text = "A rate $\\eta$ and `code`, [@polyak].";

    private static readonly Localized Words = new(new Dictionary<string, string> { ["en"] = "words" });

    private readonly MarkdownEngine _engine = new(TimeProvider.System);
    private readonly RenderedTexts _texts;

    public RenderedTextsTests() => _texts = new(new MarkdownHtml(_engine));

    public void Dispose()
    {
        _texts.Dispose();
        _engine.Dispose();
    }

    [Fact]
    public void A_text_is_rendered_once_for_each_thing_that_it_depends_on()
    {
        var (question, other) = (Question("Polyak (1964)"), Question("Nesterov (1983)"));
        var (deck, edited) = (Deck(question, other), Deck(question, other));
        MarkdownContext[] contexts = [new(deck, question, "en"), new(deck, question, "zh"), new(deck, other, "en"), new(edited, question, "en"), new(deck, null, "en")];
        var first = contexts.SelectMany(context => new[] { _texts.Render(Text, context), _texts.RenderInline(Text, context), _texts.Render(Text, context, variant: 7) }).ToList();
        var again = contexts.SelectMany(context => new[] { _texts.Render(Text, context), _texts.RenderInline(Text, context), _texts.Render(Text, context, variant: 7) }).ToList();
        Assert.All(first.Zip(again), pair => Assert.Same(pair.First, pair.Second));
        Assert.Equal(first.Count, first.Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.All(contexts, context => Assert.Equal(new MarkdownHtml(_engine).Render(Text, context), _texts.Render(Text, context)));
        Assert.NotEqual(_texts.Render(Text, contexts[0]), _texts.Render(Text, contexts[2]));
    }

    /// <summary>An engine that is given up stops every formula, as a busy machine may stop one.</summary>
    [Fact]
    public void What_was_stopped_is_tried_again()
    {
        _engine.Dispose();
        var context = new MarkdownContext(Deck(Question("Polyak (1964)")), null, "en");
        Assert.Contains("formula-error", _texts.Render(Text, context), StringComparison.Ordinal);
        Assert.NotSame(_texts.Render(Text, context), _texts.Render(Text, context));
        Assert.Same(_texts.Render("No formula.", context), _texts.Render("No formula.", context));
    }

    private static Question Question(string source) => new(
        "deep-learning", "optimizers", "sgd", 2, [], [], [], null, [], [new("polyak", source, null)], [], new Dictionary<string, QuestionText>());

    private static Deck Deck(params Question[] questions) => new(
        "deep-learning", ["en"], Words, Words, [new("optimizers", Words, Words, questions)], new Dictionary<string, Localized>(), [], null);
}

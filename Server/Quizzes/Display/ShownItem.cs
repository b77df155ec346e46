using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Html;

namespace QuizHub.Server.Quizzes;

/// <summary>An item on its way to a page: with what was drawn for it, in one language, and with the renderer of its texts.</summary>
public sealed class ShownItem
{
    public ShownItem(RenderedTexts texts, Deck deck, Question question, PlanStep step, PlannedItem planned, Item item, string language)
    {
        (Texts, Deck, Question, Step, Planned, Item, Language) = (texts, deck, question, step, planned, item, language);
        Parameters = Variants.Parameters(item, planned.VariantSeed);
        Order = Variants.Order(item, planned.OrderSeed);
        Ids = PartIds.Of(item, planned.OrderSeed);
        Context = new MarkdownContext(deck, question, language, Parameters.Count == 0 ? null : Parameters, item);
    }

    public Deck Deck { get; }

    public Question Question { get; }

    public PlanStep Step { get; }

    public PlannedItem Planned { get; }

    public Item Item { get; }

    public string Language { get; }

    public IReadOnlyDictionary<string, double> Parameters { get; }

    /// <summary>The deck's ids in the order shown.</summary>
    public IReadOnlyList<string> Order { get; }

    public PartIds Ids { get; }

    private RenderedTexts Texts { get; }

    private ulong Variant => Parameters.Count == 0 ? 0 : Planned.VariantSeed;

    private MarkdownContext Context { get; }

    public string Html(string markdown) => Texts.Render(markdown, Context, Variant);

    public string Inline(string markdown) => Texts.RenderInline(markdown, Context, Variant);

    public string Inline(Localized text) => Inline(text.In(Language));
}

using System.Collections.Concurrent;
using Markdig.Renderers;
using Markdig.Syntax;

namespace QuizHub.Server.Decks.Html;

/// <summary>Renders very many short texts in one way: making a renderer costs more than using it, so it is used again, by one thread at a time. One that failed is
/// not.</summary>
/// <param name="setUp">What it does otherwise than the dialect's own renderer.</param>
internal sealed class RepeatedRenderer(Action<HtmlRenderer> setUp)
{
    /// <summary>A text that was longer than most leaves no memory behind.</summary>
    private const int MostKept = 20_000;

    private readonly ConcurrentBag<Renderer> _idle = [];

    public string Render(MarkdownDocument document)
    {
        var renderer = _idle.TryTake(out var idle) ? idle : Made();
        renderer.Render(document);
        var text = renderer.Writer.ToString()!;
        if (text.Length <= MostKept)
        {
            renderer.Again();
            _idle.Add(renderer);
        }

        return text;
    }

    private Renderer Made()
    {
        var renderer = new Renderer();
        MarkdownPipelines.Deck.Setup(renderer);
        setUp(renderer);
        return renderer;
    }

    private sealed class Renderer() : HtmlRenderer(new StringWriter())
    {
        public void Again() => Reset();
    }
}

using QuizHub.Server.Decks.Library;

namespace QuizHub.Server.Decks.Html;

/// <summary>Renders the decks' texts once in the background after the start, so that no reader waits for the first formula.</summary>
public sealed class MarkdownWarmup(DeckLibrary library, MarkdownHtml markdown) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Let the start finish first: the engine takes a second of one core.
        await Task.Yield();
        foreach (var deck in library.Current.Decks)
        {
            foreach (var question in deck.Questions)
            {
                foreach (var (language, text) in question.Texts)
                {
                    var context = new MarkdownContext(deck, question, language);
                    foreach (var part in new[] { text.ThirtySeconds, text.TwoMinutes, text.Explanation })
                    {
                        stoppingToken.ThrowIfCancellationRequested();
                        markdown.Render(part, context);
                    }
                }
            }
        }
    }
}

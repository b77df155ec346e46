using System.Runtime.CompilerServices;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using QuizHub.Server.Decks.Html.Scripts;
using QuizHub.Server.Decks.Library;

namespace QuizHub.Server.Decks.Html;

/// <summary>
/// Makes the formulas and the code of all decks in the background, after the start and whenever content has changed, so that no reader waits for them. One at a
/// time, behind whatever readers ask for; a question of each deck in turn, so that a large deck does not keep the others waiting.
/// </summary>
public sealed class MarkdownWarmup(DeckLibrary library, MarkdownEngine engine) : BackgroundService
{
    private readonly SemaphoreSlim _changes = new(0);

    public override void Dispose()
    {
        _changes.Dispose();
        base.Dispose();
    }

    /// <summary>On a thread of its own: it reads texts for seconds, and the pool's few threads belong to readers.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        library.Changed += Wake;
        try
        {
            var making = Task.Factory.StartNew(() => Make(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            await making.WaitAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
        finally
        {
            library.Changed -= Wake;
        }
    }

    private void Make(CancellationToken cancel)
    {
        var done = new ConditionalWeakTable<object, object>();
        while (true)
        {
            Make(library.Current, done, cancel);
            // Reading decks and making formulas filled memory with what nobody needs any more, and a server that rests would not give it back.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            _changes.Wait(cancel);
        }
    }

    private void Wake() => _changes.Release();

    /// <summary>Ends early when the decks have changed meanwhile: the next turn begins with what is new.</summary>
    private void Make(DeckSnapshot snapshot, ConditionalWeakTable<object, object> done, CancellationToken cancel)
    {
        var decks = snapshot.Decks.Select(deck => Parts(deck).Where(part => !done.TryGetValue(part.Of, out _)).GetEnumerator()).ToList();
        while (decks.Count > 0)
        {
            foreach (var deck in decks.ToList())
            {
                if (library.Current != snapshot)
                {
                    return;
                }

                if (deck.MoveNext())
                {
                    Make(deck.Current.Texts, cancel);
                    done.AddOrUpdate(deck.Current.Of, done);
                }
                else
                {
                    decks.Remove(deck);
                }
            }
        }
    }

    /// <summary>A question, or the glossary, at a time: what is the same object after a change is done already.</summary>
    private static IEnumerable<(object Of, IEnumerable<string> Texts)> Parts(Deck deck) => deck.Questions.Where(question => !question.IsShownAsSource)
        .Select(question => ((object)question, question.Texts.Keys.SelectMany(language => MarkdownTexts.Of(question, language))))
        .Append((deck.Glossary, deck.Languages.SelectMany(language => MarkdownTexts.Of(deck.Glossary, language))));

    /// <summary>Whether a text can hold a formula, or code in a language: of most there is nothing to be made.</summary>
    private static bool MayHoldAny(string text) =>
        text.Contains('$', StringComparison.Ordinal) || text.Contains("```", StringComparison.Ordinal) || text.Contains("~~~", StringComparison.Ordinal);

    private void Make(IEnumerable<string> texts, CancellationToken cancel)
    {
        foreach (var part in texts.Where(MayHoldAny).SelectMany(text => MarkdownPipelines.Parse(text, DeckFormat.Latest)?.Descendants() ?? []))
        {
            cancel.ThrowIfCancellationRequested();
            switch (part)
            {
                case MathInline formula:
                    Formula(ScriptTexts.TexOf(formula), ScriptTexts.IsDisplay(formula));
                    break;
                case MathBlock formula:
                    Formula(ScriptTexts.TexOf(formula), display: true);
                    break;
                case CodeBlock code:
                    engine.Code(code.Lines.ToString(), ScriptTexts.LanguageOf(code), ahead: true);
                    break;
            }
        }
    }

    /// <summary>Formulas that wait for a drawn value differ from session to session: they are made when they are shown.</summary>
    private void Formula(string tex, bool display)
    {
        if (!SourceFormulas.In(tex).Any())
        {
            engine.Formula(tex, display, ahead: true);
        }
    }
}

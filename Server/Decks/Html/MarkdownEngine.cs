using Jint.Native;
using QuizHub.Server.Decks.Html.MathMl;
using QuizHub.Server.Decks.Html.Scripts;

namespace QuizHub.Server.Decks.Html;

/// <summary>A rendered formula, or what is wrong with it.</summary>
/// <param name="IsStopped">It kept the limits and yet took too much time, memory or stack, or the engine failed.</param>
public sealed record FormulaHtml(string? MathMl, string? Error, bool IsStopped = false);

/// <summary>Code with its tokens in spans of classes <c>hljs-…</c>.</summary>
/// <param name="Html">Null for a language that the highlighter does not know, and for code that is shown plain.</param>
/// <param name="IsStopped">As for formulas.</param>
public sealed record CodeHtml(string? Html, bool IsStopped = false);

/// <summary>
/// KaTeX and highlight.js inside the server: a published app needs no Node. Texts beyond the limits of the format never reach them; what is made is kept, up to
/// a bound. Short formulas and the rest have an engine each, so that a page of ordinary formulas never waits for another's large ones. Formulas become MathML,
/// which needs no styles and no fonts and is read aloud by screen readers. Never throws on a text.
/// </summary>
public sealed class MarkdownEngine : IDisposable
{
    /// <summary>A formula up to it is made in milliseconds.</summary>
    private const int ShortLength = 300;

    /// <summary>Characters of texts and results that are kept, twice: the decks that ship take a tenth of it.</summary>
    private const long MostKept = 8_000_000;

    /// <summary>A text that was stopped is tried again after it: the machine may have been busy.</summary>
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly ReaderClock _readers = new();
    private readonly ScriptLane _short;
    private readonly ScriptLane _long;
    private readonly RecentResults<ScriptText, Made> _made = new(MostKept);

    public MarkdownEngine(TimeProvider time)
    {
        _time = time;
        (_short, _long) = (new("Short formulas", _readers), new("Long formulas and code", _readers));
    }

    /// <param name="display">True for a formula on a line of its own.</param>
    /// <param name="ahead">Nobody waits for it: whoever does goes first.</param>
    public FormulaHtml Formula(string tex, bool display, bool ahead = false)
    {
        if (TexLimits.Exceeded(tex) is { } limit)
        {
            return new(null, limit.Hit.En);
        }

        var lane = tex.Length <= ShortLength ? _short : _long;
        ScriptCall Call() => new("renderFormula", PaintedFormula.From, new JsString(tex), display ? JsBoolean.True : JsBoolean.False);
        return Make(new(tex, display ? "display" : ""), lane, ahead, Call) switch
        {
            { End: ScriptEnd.Made, Text: { } html } => new(html, null),
            { End: ScriptEnd.Refused, Text: var why } => new(null, why!.Replace("KaTeX parse error: ", "", StringComparison.Ordinal)),
            _ => new(null, "it takes too much time or memory", IsStopped: true),
        };
    }

    /// <param name="ahead">As for formulas.</param>
    public CodeHtml Code(string code, string language, bool ahead = false)
    {
        if (!CodeLimits.IsKnown(language) || CodeLimits.Exceeded(code) is not null)
        {
            return new(null);
        }

        ScriptCall Call() => new("highlightCode", html => html, new JsString(code), new JsString(language));
        var result = Make(new(code, "code " + language), _long, ahead, Call);
        return result.End == ScriptEnd.Made ? new(result.Text) : new(null, IsStopped: true);
    }

    public void Dispose()
    {
        _short.Dispose();
        _long.Dispose();
    }

    /// <summary>Waits on the calling thread, and needs no other of the pool to go on: pages are rendered so.</summary>
    private ScriptResult Make(ScriptText text, ScriptLane lane, bool ahead, Func<ScriptCall> call)
    {
        if (_made.TryGet(text, out var kept, made => Length(text, made)) && (kept.Result.End != ScriptEnd.Stopped || kept.At + TryAgain > _time.GetUtcNow()))
        {
            return kept.Result;
        }

        var made = new Made(lane.CallAsync(call(), ahead).GetAwaiter().GetResult(), _time.GetUtcNow());
        _made.Keep(text, made, Length(text, made));
        return made.Result;
    }

    private static int Length(ScriptText text, Made made) => text.Text.Length + (made.Result.Text?.Length ?? 0);

    /// <param name="Kind">Of a formula: empty, or that it stands on a line of its own; of code: its language.</param>
    private readonly record struct ScriptText(string Text, string Kind);

    private sealed record Made(ScriptResult Result, DateTimeOffset At);
}

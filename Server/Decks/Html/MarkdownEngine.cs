using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace QuizHub.Server.Decks.Html;

/// <summary>A rendered formula, or what is wrong with it.</summary>
public sealed record FormulaHtml(string? MathMl, string? Error);

/// <summary>
/// KaTeX and highlight.js in Jint, from the bundle inside this assembly: a published app needs no Node. The engine is not thread-safe, so it works behind a lock; it is
/// made on first use (about a second), given up when it has rested for a while (it holds some 60 MB), and what it made is kept. Formulas become MathML, which needs
/// no styles and no fonts and is read aloud by screen readers.
/// </summary>
public sealed partial class MarkdownEngine : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    /// <summary>Decks hold thousands of formulas at most; only drawn values of parameters could go on for ever.</summary>
    private const int MostKept = 50_000;

    private readonly Lock _gate = new();
    private readonly ITimer _resting;
    private readonly ConcurrentDictionary<(string Tex, bool Display), FormulaHtml> _formulas = new();
    private readonly ConcurrentDictionary<(string Code, string Language), string?> _code = new();
    private Engine? _engine;

    public MarkdownEngine(TimeProvider time) => _resting = time.CreateTimer(_ => Release(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <param name="display">True for a formula on a line of its own.</param>
    public FormulaHtml Formula(string tex, bool display) => _formulas.GetOrAdd((tex, display), static (key, self) => self.MakeFormula(key.Tex, key.Display), this);

    /// <summary>Code with its tokens in spans of classes <c>hljs-…</c>; null for a language that the highlighter does not know.</summary>
    public string? Highlight(string code, string language) => _code.GetOrAdd((code, language), static (key, self) => self.MakeCode(key.Code, key.Language), this);

    public void Dispose()
    {
        _resting.Dispose();
        _engine?.Dispose();
    }

    private void Release()
    {
        lock (_gate)
        {
            _engine?.Dispose();
            _engine = null;
        }

        // What the engine held is garbage now, and nothing else would soon ask for it: give it back to the machine.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private FormulaHtml MakeFormula(string tex, bool display)
    {
        lock (_gate)
        {
            try
            {
                return new(Slim(Engine().Invoke("renderFormula", tex, display).AsString()), null);
            }
            catch (JavaScriptException error)
            {
                return new(null, error.Message.Replace("KaTeX parse error: ", "", StringComparison.Ordinal));
            }
            catch (Exception error) when (error is TimeoutException or MemoryLimitExceededException or StatementsCountOverflowException or RecursionDepthOverflowException)
            {
                // The engine may be in any state after being stopped: the next formula gets a new one.
                _engine?.Dispose();
                _engine = null;
                return new(null, "The formula is too large.");
            }
        }
    }

    private string? MakeCode(string code, string language)
    {
        lock (_gate)
        {
            return Engine().Invoke("highlightCode", code, language) is JsString html ? html.ToString() : null;
        }
    }

    /// <summary>Only behind the lock.</summary>
    private Engine Engine()
    {
        _resting.Change(Rest, Timeout.InfiniteTimeSpan);
        if (_formulas.Count > MostKept)
        {
            _formulas.Clear();
        }

        if (_engine is null)
        {
            using var stream = typeof(MarkdownEngine).Assembly.GetManifestResourceStream("markdown-engine.js")!;
            using var reader = new StreamReader(stream);
            _engine = new Engine(options => options.LimitMemory(256_000_000).TimeoutInterval(TimeSpan.FromSeconds(10)).LimitRecursion(2000));
            _engine.Execute(reader.ReadToEnd());
        }

        return _engine;
    }

    /// <summary>KaTeX wraps the formula in a span and repeats its TeX beside it; and the Content-Security-Policy forbids its styles.</summary>
    private static string Slim(string katex)
    {
        var start = katex.IndexOf("<math", StringComparison.Ordinal);
        var end = katex.LastIndexOf("</math>", StringComparison.Ordinal);
        var math = katex[start..(end + "</math>".Length)];
        math = Annotation().Replace(math, "");
        math = math.Replace("<semantics>", "", StringComparison.Ordinal).Replace("</semantics>", "", StringComparison.Ordinal);
        return Style().Replace(math, "").Replace(" xmlns=\"http://www.w3.org/1998/Math/MathML\"", "", StringComparison.Ordinal);
    }

    [GeneratedRegex("<annotation.*?</annotation>", RegexOptions.Singleline)]
    private static partial Regex Annotation();

    [GeneratedRegex(" style=\"[^\"]*\"")]
    private static partial Regex Style();
}

using Jint;
using Jint.Constraints;
using Jint.Native;
using Jint.Runtime;
using QuizHub.Server.Decks.Html.MathMl;

namespace QuizHub.Server.Decks.Html.Scripts;

/// <summary>
/// KaTeX and highlight.js in one Jint engine, from the bundle inside this assembly. Not for several threads at once. A call is bounded in time, in memory and,
/// by Jint's stack guard, in depth: whatever a text makes the script do, it comes back as a result.
/// </summary>
internal sealed class ScriptEngine : IDisposable
{
    /// <summary>What the format allows takes half a second; it counts by the clock, and the machine may be busy with ten other things.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <summary>All that a call allocates, kept or not.</summary>
    private const long Memory = 192_000_000;

    private static readonly WeakReference<Parsed> LastParsed = new(null!);

    private readonly OperationDeadlineConstraint _deadline = new();
    private readonly Parsed _bundle = Bundle();
    private readonly Engine _engine;

    public ScriptEngine()
    {
        _engine = new Engine(options =>
        {
            options.LimitMemory(Memory).Constraint(_deadline);
            options.Constraints.StackOverflowGuard = true;
            options.Constraints.RegexTimeout = Deadline / 4;
        });
        _engine.Execute(_bundle.Script);
    }

    /// <summary>False after a call was stopped: the engine may be in any state then.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Never throws.</summary>
    public ScriptResult Make(ScriptCall call)
    {
        _deadline.Begin(Deadline);
        try
        {
            return new(ScriptEnd.Made, _engine.Invoke(call.Function, [.. call.Arguments]) is JsString made ? call.Finish(made.ToString()) : null);
        }
        catch (JavaScriptException error) when (!IsStackGuard(error))
        {
            return new(ScriptEnd.Refused, error.Message);
        }
        catch (UnpaintableException error)
        {
            return new(ScriptEnd.Refused, error.Message);
        }
        catch (Exception error)
        {
            // Whatever it is, it is the text's doing and must not reach who shows the text: time, memory and stack have exceptions of their own, and a fault of
            // the engine any.
            IsWhole = false;
            return new(ScriptEnd.Stopped, error.Message);
        }
        finally
        {
            _deadline.End();
        }
    }

    public void Dispose() => _engine.Dispose();

    private static bool IsStackGuard(JavaScriptException error) => error.Message.Contains("call stack", StringComparison.OrdinalIgnoreCase);

    /// <summary>Parsing takes a second and some megabytes: engines that are there at the same time share it, and it goes with the last of them.</summary>
    private static Parsed Bundle()
    {
        lock (LastParsed)
        {
            if (!LastParsed.TryGetTarget(out var parsed))
            {
                using var stream = typeof(ScriptEngine).Assembly.GetManifestResourceStream("markdown-engine.js")!;
                using var reader = new StreamReader(stream);
                parsed = new(Engine.PrepareScript(reader.ReadToEnd()));
                LastParsed.SetTarget(parsed);
            }

            return parsed;
        }
    }

    private sealed record Parsed(Prepared<Acornima.Ast.Script> Script);
}

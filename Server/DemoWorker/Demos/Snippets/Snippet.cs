using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp;

namespace QuizHub.DemoWorker.Demos.Snippets;

/// <summary>What one version of a snippet came to.</summary>
public sealed record Played(double Loss, double Score, double Measure, bool Shows, int Updates);

/// <summary>A training snippet with one fault. It is written as steps, each with its Python and what it does; the mended version is the same list with a step replaced.</summary>
public abstract class Snippet
{
    /// <summary>As decks write it: <c>snippet=…</c>. It is the fault's name.</summary>
    public abstract string Id { get; }

    /// <summary>What the snippet is about, and nothing of its fault.</summary>
    public abstract Text Name { get; }

    /// <summary>What <see cref="Scene.Measure"/> tells, as the beginning of a sentence.</summary>
    public abstract Text Measured { get; }

    /// <summary>Both versions in one: lines of the fault and of its mending next to each other.</summary>
    public abstract IReadOnlyList<ListedLine> Lines { get; }

    /// <summary>As written, without numbers.</summary>
    public string Listing => string.Join('\n', Lines.Where(line => line.In != Version.Mended).Select(line => line.Text));

    /// <summary>The line that is wrong, or before which one is missing.</summary>
    public int FaultLine
    {
        get
        {
            if (Lines.FirstOrDefault(line => line.In == Version.Written) is { Number: > 0 } wrong)
            {
                return wrong.Number;
            }

            var missing = Lines.TakeWhile(line => line.In == Version.Both).ToList();
            return missing.Count + 1;
        }
    }

    /// <summary>Passes of the loops that are counted as progress.</summary>
    public abstract int Passes { get; }

    /// <param name="left">The version whose own steps are left out: <see cref="Version.Mended"/> to run as written.</param>
    public abstract Played Play(DemoRun run, Version left, Action<int, double> draw);
}

/// <typeparam name="T">The snippet's variables.</typeparam>
public abstract class Snippet<T> : Snippet
    where T : Scene
{
    private IReadOnlyList<Step<T>>? _steps;

    private IReadOnlyList<Step<T>> All => _steps ??= Steps();

    public override IReadOnlyList<ListedLine> Lines
    {
        get
        {
            var lines = new List<ListedLine>();
            List(All, 0, lines);
            return lines;
        }
    }

    public override int Passes => All.Sum(step => step.Times ?? 0);

    /// <summary>The snippet.</summary>
    protected abstract IReadOnlyList<Step<T>> Steps();

    /// <summary>What is there before the first line: the data.</summary>
    protected abstract T Prepare(DemoRun run, Random draws, Action<int, double> draw);

    /// <summary>Looks at the result: sets score and measure.</summary>
    protected abstract void Judge(T scene);

    /// <summary>Whether the symptom is there.</summary>
    protected abstract bool Shows(T scene);

    public override Played Play(DemoRun run, Version left, Action<int, double> draw)
    {
        using var scope = torch.NewDisposeScope();
        run.SeedTorch("snippet");
        var scene = Prepare(run, run.Random("draws"), draw);
        Do(All, scene, left, isInside: false);
        using (torch.no_grad())
        {
            Judge(scene);
        }

        return new(scene.EndLoss, scene.Score, scene.Measure, Shows(scene), scene.Updates);
    }

    /// <summary>Python that no action needs, such as the head of a block.</summary>
    protected static Step<T> Block(string python, params IReadOnlyList<Step<T>> body) => new(python) { Body = body };

    protected static Step<T> Loop(string python, int times, params IReadOnlyList<Step<T>> body) => new(python) { Times = times, Body = body };

    protected static Step<T> Line(string python, Action<T> run) => new(python, run);

    protected static Step<T> Wrong(string python, Action<T> run) => new(python, run, Version.Written);

    protected static Step<T> Right(string python, Action<T> run) => new(python, run, Version.Mended);

    private static void Do(IReadOnlyList<Step<T>> steps, T scene, Version left, bool isInside)
    {
        foreach (var step in steps.Where(step => step.In != left))
        {
            step.Do?.Invoke(scene);
            using var held = step.Holding?.Invoke();
            // Tensors of a pass of an outer loop end with it; inner loops hand theirs on to the next pass.
            foreach (var pass in step.Times is { } times && !isInside ? scene.Run.Steps(times) : Enumerable.Range(0, step.Times ?? Math.Min(1, step.Body.Count)))
            {
                step.Pass?.Invoke(scene, pass);
                Do(step.Body, scene, left, isInside || step.Times is not null);
            }
        }
    }

    private static void List(IReadOnlyList<Step<T>> steps, int depth, List<ListedLine> lines)
    {
        foreach (var step in steps)
        {
            var number = step.In == Version.Mended ? 0 : lines.Count(line => line.In != Version.Mended) + 1;
            lines.Add(new(number, step.In, new string(' ', 4 * depth) + step.Python));
            List(step.Body, depth + 1, lines);
        }
    }
}

/// <summary>A snippet that needs no variables but the usual ones.</summary>
public abstract class PlainSnippet : Snippet<Scene>
{
    protected override Scene Prepare(DemoRun run, Random draws, Action<int, double> draw)
    {
        var scene = new Scene { Run = run, Draws = draws, Draw = draw };
        Fill(scene, run.Random("data"));
        return scene;
    }

    /// <summary>The data.</summary>
    protected abstract void Fill(Scene scene, Random data);
}

namespace QuizHub.DemoWorker.Demos.Snippets;

/// <summary>Which version of a snippet a step belongs to.</summary>
public enum Version
{
    Both,

    /// <summary>As written: the fault.</summary>
    Written,

    /// <summary>What stands there once the fault is mended.</summary>
    Mended,
}

/// <summary>One line of a snippet: the Python that people read and what is done when it runs. They are one object, so what is shown is what runs.</summary>
/// <param name="Python">Without indentation; the body of a block is indented by it.</param>
/// <param name="Do">Runs the line; <see langword="null"/> where its body is all it does.</param>
public sealed record Step<T>(string Python, Action<T>? Do = null, Version In = Version.Both)
{
    /// <summary>The indented lines below.</summary>
    public IReadOnlyList<Step<T>> Body { get; init; } = [];

    /// <summary>How often the body runs, of a loop; once, of another block.</summary>
    public int? Times { get; init; }

    /// <summary>What a <c>with</c> holds while its body runs.</summary>
    public Func<IDisposable>? Holding { get; init; }

    /// <summary>Told the number of the pass, from 0, before the body runs.</summary>
    public Action<T, int>? Pass { get; init; }
}

/// <summary>One line of a listing.</summary>
/// <param name="Number">In the version as written, from 1; 0 for lines that only the mended version has.</param>
public readonly record struct ListedLine(int Number, Version In, string Text);

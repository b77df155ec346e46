using System.Globalization;

namespace QuizHub.Benchmarks.Report;

/// <summary>The rows that one command makes, and what is said below them.</summary>
/// <param name="asked">Names of the rows to make; none for all.</param>
internal sealed class Table(string command, IReadOnlyCollection<string> asked)
{
    private readonly List<Row> _rows = [];
    private readonly List<string> _remarks = [];

    public IReadOnlyList<Row> Rows => _rows;

    public bool Wants(params string[] rows) => asked.Count == 0 || rows.Any(asked.Contains);

    /// <param name="name">Behind the command, it makes this row alone.</param>
    /// <param name="isMet">Null for a figure that has no budget.</param>
    public void Add(string name, string what, FormattableString figure, string budget, bool? isMet)
    {
        var row = new Row($"{command} {name}".TrimEnd(), what, figure.ToString(CultureInfo.InvariantCulture), budget, isMet);
        _rows.Add(row);
        Progress($"{row.What}: {row.Figure}, {row.Verdict}");
    }

    /// <summary>A sentence below the table.</summary>
    public void Remark(FormattableString text) => _remarks.Add(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>For whoever waits.</summary>
    public void Progress(string text) => Console.Error.WriteLine($"{DateTime.Now:HH:mm:ss} {command}: {text}");

    public void Write(TextWriter output)
    {
        output.WriteLine("| what | figure | budget | | command |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (var row in _rows)
        {
            output.WriteLine($"| {row.What} | {row.Figure} | {row.Budget} | {row.Verdict} | `-- {row.Command}` |");
        }

        foreach (var remark in _remarks)
        {
            output.WriteLine();
            output.WriteLine(remark);
        }
    }
}

/// <param name="Command">What follows <c>--</c> to make this row alone.</param>
internal sealed record Row(string Command, string What, string Figure, string Budget, bool? IsMet)
{
    public string Verdict => IsMet switch { true => "met", false => "**not met**", null => "" };
}

using System.Globalization;
using System.Text;

namespace QuizHub.Server.Decks.Proof;

/// <summary>The lines of a proof as a Markdown document.</summary>
public static class ProofTable
{
    private const int MostMissed = 5;
    private const string Head = "| question | id | held | stated | seeds that did not |";

    private static readonly IReadOnlyDictionary<ProofKind, string> Titles = new Dictionary<ProofKind, string>
    {
        [ProofKind.Claim] = "Claims",
        [ProofKind.Prediction] = "Predictions",
        [ProofKind.Symptom] = "Cases: the symptom is there",
        [ProofKind.Cure] = "Cases: the symptom is gone with the remedy",
    };

    /// <param name="command">Makes this very table again.</param>
    public static string Write(string deck, string command, IReadOnlyList<ProofLine> lines) => Write(deck, command, [.. lines.Select(Row)]);

    /// <summary>A table with the lines of some questions in the place of those that it had.</summary>
    /// <param name="before">As it was written, whole.</param>
    /// <param name="proved">Questions whose lines these are, all of them.</param>
    /// <param name="order">All questions of the deck as they stand in it; others are left out.</param>
    /// <returns>Null when the table was not made by the same command: then its seeds are others.</returns>
    public static string? Replace(string before, string deck, string command, IReadOnlyList<ProofLine> lines, IReadOnlySet<string> proved, IReadOnlyList<string> order)
    {
        if (!before.Contains($"`{command}`", StringComparison.Ordinal))
        {
            return null;
        }

        var rows = Read(before).Where(row => !proved.Contains(row.Question)).Concat(lines.Select(Row)).ToLookup(row => row.Question);
        return Write(deck, command, [.. order.SelectMany(question => rows[question])]);
    }

    private static string Write(string deck, string command, IReadOnlyList<(ProofKind Kind, string Question, string Cells)> rows)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# What the runs of `{deck}` say\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Made by `{command}`, not by hand. Seeds are drawn by the command, none of those that the deck names. In brackets: the 95 % interval (Wilson) of the share\n");
        text.Append("in which a fresh run comes out so. *Stated* is the share that the deck asks for; **short** where the whole interval lies below it.\n");
        foreach (var (kind, title) in Titles)
        {
            var own = rows.Where(row => row.Kind == kind).ToList();
            if (own.Count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{Head}\n|---|---|---|---|---|\n");
                own.ForEach(row => text.Append(row.Cells).Append('\n'));
            }
        }

        return text.ToString();
    }

    private static (ProofKind Kind, string Question, string Cells) Row(ProofLine line)
    {
        var stated = Percent(line.Stated) + (line.FallsShort ? " **short**" : "");
        var held = $"{line.Held} of {line.Of} ({Percent(line.Interval.Low)} to {Percent(line.Interval.High)})";
        return (line.Kind, line.Question, $"| {line.Question} | {line.Subject} | {held} | {stated} | {Missed(line)} |");
    }

    private static IEnumerable<(ProofKind Kind, string Question, string Cells)> Read(string table)
    {
        ProofKind? kind = null;
        foreach (var line in table.Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                kind = Titles.Where(title => title.Value == line[3..]).Select(title => (ProofKind?)title.Key).FirstOrDefault();
            }
            else if (kind is { } known && line.StartsWith("| ", StringComparison.Ordinal) && line != Head)
            {
                yield return (known, line.Split('|')[1].Trim(), line);
            }
        }
    }

    private static string Missed(ProofLine line)
    {
        var shown = string.Join(", ", line.Missed.Take(MostMissed));
        return line.Missed.Count > MostMissed ? $"{shown}, …" : shown;
    }

    private static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}

using System.Text.RegularExpressions;

namespace QuizHub.Tests.Site;

/// <summary>Between an element and an expression that stand side by side in a block of code there is no space, whatever the source looks like: "✕did not help".</summary>
public sealed partial class RazorSpacesTests
{
    [Fact]
    public void No_component_loses_a_space()
    {
        var root = Path.GetFullPath(Path.Combine(TestsRoot.Path, ".."));
        var files = new[] { "Client", "Server" }.SelectMany(part => Directory.EnumerateFiles(Path.Combine(root, part), "*.razor", SearchOption.AllDirectories)).ToList();
        Assert.True(files.Count > 100);
        var lost = files.SelectMany(file => Lost(File.ReadAllLines(file)).Select(line => $"{Path.GetRelativePath(root, file)}: {line}")).ToList();
        Assert.True(lost.Count == 0, string.Join('\n', lost));
    }

    [Fact]
    public void A_lost_space_is_found_and_a_kept_one_is_not()
    {
        Assert.Single(Lost(["@if (x)", "{", "  <span>✕</span> @Text", "}"]));
        Assert.Empty(Lost(["<p>", "  <span>✕</span> @Text", "</p>"]));
        Assert.Empty(Lost(["@if (x)", "{", "  <text><span>✕</span> @Text</text>", "}"]));
        Assert.Empty(Lost(["@if (x)", "{", "  <p><span>✕</span> @Text</p>", "}"]));
    }

    /// <summary>Lines with an element, a space and an expression whose nearest line further out opens a block of code.</summary>
    private static IEnumerable<string> Lost(IReadOnlyList<string> lines) =>
        from line in lines.Index()
        where SideBySide().Match(line.Item) is { Success: true } match && !match.Groups["inner"].Value.Contains($"<{match.Groups["name"].Value}", StringComparison.Ordinal)
        let indent = Indent(line.Item)
        let outer = lines.Take(line.Index).LastOrDefault(before => before.Trim().Length > 0 && Indent(before) < indent)
        where outer?.Trim() is "{" || outer?.TrimEnd().EndsWith(':') == true
        select line.Item.Trim();

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    [GeneratedRegex(@"^\s*<(?<name>\w+)\b[^>]*>(?<inner>(?:(?!</\k<name>>).)*)</\k<name>>\s+@")]
    private static partial Regex SideBySide();
}

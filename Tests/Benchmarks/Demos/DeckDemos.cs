using System.Text.RegularExpressions;
using QuizHub.Benchmarks.Web;

namespace QuizHub.Benchmarks.Demos;

/// <summary>The demos of the shipped deck's questions, by name, and the pages that they are on.</summary>
internal static partial class DeckDemos
{
    private const string Deck = "deep-learning";

    public static IReadOnlyList<(string Demo, string Question)> All { get; } =
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "Content", Deck), "*.en.md", SearchOption.AllDirectories)
           orderby file
           let demo = DemoLine().Match(File.ReadAllText(file))
           where demo.Success
           let topic = Path.GetFileName(Path.GetDirectoryName(file))
           select (demo.Groups[1].Value, $"/en/decks/{Deck}/{topic}/{Path.GetFileName(file).Replace(".en.md", "", StringComparison.Ordinal)}"),
    ];

    public static string PageOf(string demo) => All.First(one => one.Demo == demo).Question + "/demo";

    [GeneratedRegex(@"^demo: (?:\{ name: )?([a-z0-9-]+)", RegexOptions.Multiline)]
    private static partial Regex DemoLine();
}

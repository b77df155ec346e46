using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Tests.Decks;

/// <summary>Content/README.md is the specification: its examples are read here, so it cannot drift from the program.</summary>
public sealed partial class SpecificationTests
{
    private static readonly string Specification = File.ReadAllText(Path.Combine(TestsRoot.Path, "..", "Content", "README.md"));

    private static readonly MarkdownEngine Engine = new(TimeProvider.System);

    [Fact]
    public void The_deck_of_the_examples_is_free_of_findings_once_its_translation_is_confirmed()
    {
        var files = Examples();
        var stale = Assert.Single(Read(files).Diagnostics);
        Assert.Equal(("QH181", "deep-learning/optimizers/sgd.zh.md", 3), (stale.Code, stale.Path, stale.Line));

        files["optimizers/sgd.zh.md"] = files["optimizers/sgd.zh.md"].Replace("000000000000", Hash().Match(stale.Fix.En).Value, StringComparison.Ordinal);
        var reading = Read(files);
        Assert.Empty(reading.Diagnostics);
        var question = Assert.Single(reading.Deck!.Questions);
        Assert.Equal(["en", "zh"], question.Texts.Keys);
        Assert.Equal(2, question.Items.Count);
    }

    [Fact]
    public void Every_type_once_is_free_of_findings()
    {
        var files = Examples();
        files.Remove("optimizers/sgd.zh.md");
        files["deck.yml"] = OneLanguage(files["deck.yml"]);
        foreach (var items in Blocks("items"))
        {
            files["optimizers/sgd.en.md"] += "\n" + items.Content;
        }

        var reading = Read(files);
        Assert.Empty(reading.Diagnostics);
        var types = Assert.Single(reading.Deck!.Questions).Items.Select(item => item.Type).Distinct();
        Assert.Equal(Enum.GetValues<QuizHub.Quizzes.ItemType>().Length, types.Count());
    }

    [Fact]
    public void Findings_are_documented_as_they_are()
    {
        var documented = Row().Matches(Specification).Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value));
        var known = FindingCatalogue.All.Select(finding => (finding.Code, finding.Severity == Severity.Error ? "error" : "warning", Finding.Outline(finding.Message.En)));
        Assert.Equal(known, documented);
    }

    [Fact]
    public void Section_names_of_the_specification_are_those_that_are_read()
    {
        foreach (var (en, zh) in new[] { ("In thirty seconds", "三十秒回答"), ("Claims", "实验论断"), ("Items", "练习题") })
        {
            Assert.Contains($"| {en} | {zh} |", Specification, StringComparison.Ordinal);
        }
    }

    private static DeckReading Read(Dictionary<string, string> files) => new DeckParser(null, Engine)
        .Read(DeckFiles.InMemory("deep-learning", files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value))));

    private static Dictionary<string, string> Examples()
    {
        var files = Blocks("deck").ToDictionary(block => $"optimizers/{block.Arguments["deck ".Length..]}", block => block.Content);
        files["deck.yml"] = Blocks("deck.yml").Single().Content;
        Assert.Equal(3, files.Count);
        return files;
    }

    /// <summary>Leaves the Chinese out of a deck.yml.</summary>
    private static string OneLanguage(string yml) => Chinese().Replace(yml.Replace("[en, zh]", "[en]", StringComparison.Ordinal), "");

    private static IEnumerable<(string Arguments, string Content)> Blocks(string kind) =>
        Markdown.Parse(Specification).Descendants<FencedCodeBlock>()
            .Where(block => block.Arguments is { } arguments && arguments.Split(' ')[0] == kind)
            .Select(block => (block.Arguments!, block.Lines.ToString() + "\n"));

    [GeneratedRegex("[0-9a-f]{12}")]
    private static partial Regex Hash();

    [GeneratedRegex(@"^\| (QH\d{3}) \| (error|warning) \| (.*?) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@", zh: (\[[^\]]*\]|[^,}]*?)(?= *\})")]
    private static partial Regex Chinese();
}

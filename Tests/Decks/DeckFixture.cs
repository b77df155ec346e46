using System.Text;
using System.Text.RegularExpressions;
using QuizHub.Demos;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Reading;
using QuizHub.Site;

namespace QuizHub.Tests.Decks;

/// <summary>The deck <c>Fixtures/decks/good/whole</c> in memory, to be broken in one place. It uses everything that the format knows and is free of findings.</summary>
public sealed partial class DeckFixture
{
    /// <summary>Stands in a new text where the finding is expected; taken out before the deck is read.</summary>
    public const char Here = '‸';

    public const string Yml = "deck.yml", En = "optimizers/sgd.en.md", Zh = "optimizers/sgd.zh.md", Plain = "optimizers/plain.en.md", Image = "optimizers/valley.png";

    private static readonly MarkdownEngine Engine = new(TimeProvider.System);

    private readonly Dictionary<string, byte[]> _files;

    public DeckFixture()
    {
        _files = Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'), File.ReadAllBytes);
        FillTranslates();
    }

    public static string Folder { get; } = Path.Combine(TestsRoot.Path, "Fixtures", "decks", "good", "whole");

    /// <summary>What the demo of the fixture declares, with facts that nothing may rest on.</summary>
    public static DemoDeclaration Demo { get; } = new(
        "sgd-variants", 1, Same("SGD"), Same("SGD"), UsesSeed: true,
        [new NumberSetting("conditionNumber", Same("k"), 50, 1, 1000, 1), new NumberSetting("momentum", Same("m"), 0.9, 0, 0.99, 0.01)],
        [],
        [
            new("plain.updates", FactType.Integer, Same("p")), new("momentum.updates", FactType.Integer, Same("m")),
            new("seconds", FactType.Number, Same("s"), Measured: true), new("winner", FactType.Label, Same("w")),
        ]);

    /// <summary>Where the mark stood in the last text that was put in.</summary>
    public (string Path, int Line, int Column)? Marked { get; private set; }

    public IReadOnlyCollection<string> Names => _files.Keys;

    internal DeckFiles Files => DeckFiles.InMemory("whole", _files);

    public DeckReading Read() => new DeckParser([Demo], Engine).Read(Files);

    public string Text(string file) => Encoding.UTF8.GetString(_files[file]);

    public DeckFixture Set(string file, string text)
    {
        var at = text.IndexOf(Here);
        if (at >= 0)
        {
            var before = text[..at];
            Marked = ($"whole/{file}", before.Count(character => character == '\n') + 1, at - before.LastIndexOf('\n'));
            text = text.Remove(at, 1);
        }

        _files[file] = Encoding.UTF8.GetBytes(text);
        return this;
    }

    public DeckFixture Set(string file, byte[] content)
    {
        _files[file] = content;
        return this;
    }

    /// <summary>Replaces a text that must stand in the file exactly once.</summary>
    public DeckFixture Replace(string file, string old, string with)
    {
        var text = Text(file);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{old}' does not stand in {file}");
        Assert.True(text.IndexOf(old, at + 1, StringComparison.Ordinal) < 0, $"'{old}' stands twice in {file}");
        return Set(file, text[..at] + with + text[(at + old.Length)..]);
    }

    public DeckFixture Remove(string file)
    {
        Assert.True(_files.Remove(file));
        return this;
    }

    /// <summary>Writes the present hashes into the translations, as an author does after an edit of the source.</summary>
    public DeckFixture FillTranslates()
    {
        foreach (var stale in Read().Diagnostics.Where(found => found.Code == "QH181"))
        {
            var file = stale.Path["whole/".Length..];
            var text = Translates().Replace(Text(file), $"translates: {Hash().Match(stale.Fix.En).Value}", 1);
            _files[file] = Encoding.UTF8.GetBytes(text);
        }

        return this;
    }

    /// <summary>Writes the files under a folder and returns the deck's own.</summary>
    public string WriteTo(string root)
    {
        foreach (var (name, content) in _files)
        {
            var path = Path.Combine(root, "whole", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }

        return Path.Combine(root, "whole");
    }

    private static Text Same(string text) => new(text, text);

    [GeneratedRegex("translates: \\S+")]
    private static partial Regex Translates();

    [GeneratedRegex("[0-9a-f]{12}")]
    private static partial Regex Hash();
}

using System.Text;
using CsCheck;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Tests.Decks;

/// <summary>Whatever stands in a file, the parser answers with findings.</summary>
public sealed class DeckParserFuzz
{
    private static readonly string[] Scraps =
    [
        "{", "}", "{#", "{= 1/0}", "[x]", "- [ ] ", "> ", "$", "$$", "|", "| | |\n|---|---|---|\n", "[[1:", "]]", "[@", "](question:", "```", "---\n", "\n\n", "#", "### ", "\t", "    ", "\"", ": ", "- ", "1. ",
        "<b>", "\\", "&one ", "*x\n", "\0", "\u202e", "\ud83d\ude00", "\ufeff", "{lr", "when=\"", "..", "params=\"a=0..1/0.0001; b=0..1/0.0001\"", "[a]: b\n", "![", "👩‍💻", "***", "~~~",
    ];

    private static readonly Gen<Func<string, string>> Edit = Gen.OneOf<Func<string, string>>(
        Gen.Double[0, 1].Select<double, Func<string, string>>(at => text => text[..Place(text, at)]),
        Gen.Double[0, 1].Select<double, Func<string, string>>(at => text => text[Place(text, at)..]),
        Gen.Select(Gen.Double[0, 1], Gen.OneOf(Scraps)).Select<(double, string), Func<string, string>>(edit => text => text.Insert(Place(text, edit.Item1), edit.Item2)),
        Gen.Select(Gen.Double[0, 1], Gen.Int[1, 40]).Select<(double, int), Func<string, string>>(edit => text => text.Remove(Place(text, edit.Item1), Math.Min(edit.Item2, text.Length - Place(text, edit.Item1)))),
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[1, 200]).Select<(double, double, int), Func<string, string>>(edit => text =>
            text.Insert(Place(text, edit.Item1), text.Substring(Place(text, edit.Item2), Math.Min(edit.Item3, text.Length - Place(text, edit.Item2))))));

    private static readonly Dictionary<string, string> Whole = new DeckFixture() is var fixture
        ? fixture.Names.Where(name => name != DeckFixture.Image).ToDictionary(name => name, fixture.Text) : [];

    [Fact]
    public void Mutated_decks_are_read_to_the_end() =>
        Gen.Select(Gen.OneOf(Whole.Keys.Order().ToArray()), Edit.Array[1, 6]).Sample(
            (name, edits) => Check(name, Encoding.UTF8.GetBytes(edits.Aggregate(Whole[name], (text, edit) => edit(text)))), iter: 600, time: -1);

    [Fact]
    public void Random_bytes_are_read_to_the_end() =>
        Gen.Select(Gen.OneOf(Whole.Keys.Order().ToArray()), Gen.Byte.Array[0, 300]).Sample(Check, iter: 300, time: -1);

    [Theory]
    [InlineData("[", 20_000)]
    [InlineData("![", 20_000)]
    [InlineData("> ", 5_000)]
    [InlineData("- ", 5_000)]
    [InlineData("{", 50_000)]
    [InlineData(" {a=1", 20_000)]
    [InlineData("*a ", 20_000)]
    [InlineData("$a", 20_000)]
    [InlineData("`", 50_000)]
    [InlineData("|a", 20_000)]
    [InlineData("<", 50_000)]
    [InlineData("[[1:", 20_000)]
    public void A_text_of_one_thing_over_and_over_ends(string piece, int times)
    {
        Check("optimizers/sgd.en.md", Encoding.UTF8.GetBytes(Whole["optimizers/sgd.en.md"] + "\n" + string.Concat(Enumerable.Repeat(piece, times))));
        Check("deck.yml", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, times))));
    }

    private static void Check(string name, byte[] content)
    {
        var files = Whole.ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value));
        files[name] = content;
        var lines = files.ToDictionary(file => $"whole/{file.Key}", file => file.Value.Count(unit => unit == '\n') + file.Value.Count(unit => unit == '\r') + 1);
        foreach (var found in new DeckParser([DeckFixture.Demo]).Read(DeckFiles.InMemory("whole", files)).Diagnostics)
        {
            Assert.InRange(found.Line, 1, lines.GetValueOrDefault(found.Path, 1) + 5);
            Assert.True(found.Column >= 1);
        }
    }

    private static int Place(string text, double share) => (int)(share * text.Length);
}

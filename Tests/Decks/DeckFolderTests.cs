using Microsoft.Extensions.Logging.Abstractions;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Decks.Reading;
using QuizHub.Tests.Decks.Nasty;

namespace QuizHub.Tests.Decks;

/// <summary>What lies in a deck's folder and is no file of it, read as the server and as <c>check</c> read it.</summary>
public sealed class DeckFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("quizhub-folder-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    public static TheoryData<string> Folders => [.. NastyDecks.Draw(NastyFiles.Kinds.Count(), 1, NastyFiles.Kinds).Select(deck => deck.Slug)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_nasty_folder_is_read_to_its_end_by_the_library_and_the_parser_alike(string slug)
    {
        var deck = NastyDecks.Draw(NastyFiles.Kinds.Count(), 1, NastyFiles.Kinds).Single(deck => deck.Slug == slug);
        NastyDecks.WriteTo(_root, [deck]);
        var read = new DeckParser().Read(DeckFiles.FromFolder(Path.Combine(_root, slug)));
        Assert.True(!deck.MustFind || read.Diagnostics.Count > 0);
        Assert.DoesNotContain(read.Diagnostics, found => found.Code == "QH227");

        using var library = new DeckLibrary([_root], new DeckParser().Read, TimeProvider.System, NullLogger<DeckLibrary>.Instance);
        Assert.Equal(read.Diagnostics, library.Current.Diagnostics);
        Assert.False(library.Refresh());
    }

    [Theory]
    [InlineData("pipe-t-q-en-md", "QH224")]
    [InlineData("socket-t-q-en-md", "QH224")]
    [InlineData("pipe-deck-yml", "QH224")]
    [InlineData("link-t-q-en-md-0", "QH104")]
    [InlineData("topic-is-a-link", "QH104")]
    [InlineData("deep", "QH225")]
    [InlineData("crowded", "QH225")]
    public void What_is_not_read_is_named(string kind, string code)
    {
        var deck = NastyDecks.Draw(NastyFiles.Kinds.Count(), 2, NastyFiles.Kinds).Single(deck => deck.Slug.EndsWith(kind, StringComparison.Ordinal));
        NastyDecks.WriteTo(_root, [deck]);
        Assert.Contains(new DeckParser().Read(DeckFiles.FromFolder(Path.Combine(_root, deck.Slug))).Diagnostics, found => found.Code == code);
    }

    [Fact]
    public void A_folder_of_ten_thousand_questions_in_two_languages_with_pictures_is_listed_whole()
    {
        for (var topic = 0; topic < 100; topic++)
        {
            var folder = Directory.CreateDirectory(Path.Combine(_root, "large", $"topic-{topic}")).FullName;
            for (var question = 0; question < 100; question++)
            {
                Array.ForEach(["en.md", "zh.md", "png"], end => File.WriteAllBytes(Path.Combine(folder, $"question-{question}.{end}"), []));
            }
        }

        Assert.Equal("QH101", Assert.Single(new DeckParser().Read(DeckFiles.FromFolder(Path.Combine(_root, "large"))).Diagnostics).Code);
    }

    [Fact]
    public void A_file_that_goes_while_its_deck_is_read_is_a_finding()
    {
        var folder = new DeckFixture().WriteTo(_root);
        var files = DeckFiles.FromFolder(folder);
        File.Delete(Path.Combine(folder, "optimizers", "plain.en.md"));
        var read = new DeckParser().Read(files);
        Assert.Contains(read.Diagnostics, found => found.Code == "QH226" && found.Path.EndsWith("plain.en.md", StringComparison.Ordinal));
        Assert.NotNull(read.Deck!.FindQuestion("sgd"));
        var lost = Assert.Single(read.Lost);
        Assert.Equal("optimizers/plain", lost.Question);
        Assert.Null(lost.Language);
        Assert.Equal("QH226", lost.Because.Code);
    }

    [Fact]
    public void A_folder_of_tools_and_names_that_begin_with_a_point_do_not_count()
    {
        var folder = new DeckFixture().WriteTo(_root);
        Directory.CreateDirectory(Path.Combine(folder, ".git", "a", "b", "c", "d", "e"));
        File.WriteAllText(Path.Combine(folder, "optimizers", ".DS_Store"), "x");
        Assert.Empty(new DeckParser([DeckFixture.Demo]).Read(DeckFiles.FromFolder(folder)).Diagnostics);
    }

    [Fact]
    public void A_reader_that_fails_costs_its_deck_and_no_other()
    {
        new DeckFixture().WriteTo(_root);
        Directory.CreateDirectory(Path.Combine(_root, "bad"));
        File.WriteAllText(Path.Combine(_root, "bad", "deck.yml"), "");
        using var library = new DeckLibrary(
            [_root],
            (files, known) => files.Slug == "bad" ? throw new InvalidOperationException("Odd.") : new DeckParser().Read(files, known),
            TimeProvider.System,
            NullLogger<DeckLibrary>.Instance);
        Assert.NotNull(library.Current.FindDeck("whole"));
        Assert.Contains(library.Current.Diagnostics, found => found.Code == "QH227" && found.Message.En.Contains("Odd.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_deck_whose_folder_is_a_link_is_no_deck_and_said_so()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_root, "elsewhere")).FullName;
        var content = Directory.CreateDirectory(Path.Combine(_root, "content")).FullName;
        new DeckFixture().WriteTo(elsewhere);
        Directory.CreateSymbolicLink(Path.Combine(content, "linked"), Path.Combine(elsewhere, "whole"));
        Directory.CreateSymbolicLink(Path.Combine(content, "loop"), content);
        using var library = new DeckLibrary([content], new DeckParser().Read, TimeProvider.System, NullLogger<DeckLibrary>.Instance);
        Assert.Empty(library.Current.Decks);
        Assert.Equal(["QH229", "QH229"], library.Current.Diagnostics.Select(found => found.Code));
    }

    [Fact]
    public void Only_what_changed_is_read_again()
    {
        new DeckFixture().WriteTo(_root);
        Directory.Move(Path.Combine(_root, "whole"), Path.Combine(_root, "first"));
        var folder = new DeckFixture().WriteTo(_root);
        var read = new List<string>();
        using var library = new DeckLibrary(
            [_root],
            (files, known) =>
            {
                read.Add(files.Slug);
                return new DeckParser().Read(files, known);
            },
            TimeProvider.System,
            NullLogger<DeckLibrary>.Instance);
        var first = library.Current.FindDeck("first");
        File.AppendAllText(Path.Combine(folder, "optimizers", "plain.en.md"), "\n");
        Assert.True(library.Refresh());
        Assert.Equal(["first", "whole", "whole"], read);
        Assert.Same(first, library.Current.FindDeck("first"));
    }
}

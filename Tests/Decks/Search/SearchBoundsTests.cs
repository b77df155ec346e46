using System.Text;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using QuizHub.Decks;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Decks.Search;
using QuizHub.Site;

namespace QuizHub.Tests.Decks.Search;

/// <summary>Whatever stands in a deck or in a query, search works on short passages and can be stopped.</summary>
public sealed class SearchBoundsTests(ShippedIndex shipped) : IClassFixture<ShippedIndex>
{
    private static readonly Dictionary<string, string> Heavy = new()
    {
        ["one word very often"] = string.Concat(Enumerable.Repeat("boom ", 40_000)),
        ["many different words"] = string.Join(' ', Enumerable.Range(0, 40_000).Select(number => $"w{number:x}q")),
        ["one enormous word"] = new string('a', 200_000),
        ["one character very often"] = new string('爆', 60_000),
        ["two characters in turn"] = string.Concat(Enumerable.Repeat("爆炸", 30_000)),
        ["a name very often"] = string.Concat(Enumerable.Repeat("learning rate ", 15_000)),
        ["sentences without end"] = string.Concat(Enumerable.Repeat("The boom is heard. ", 10_000)),
        ["signs"] = string.Concat(Enumerable.Repeat("\"*()^:-+{}' ", 15_000)),
    };

    private static readonly string[] Pieces = ["adam ", "batchnrom", "过拟和", "xq", "juanji ", "NEAR(a b, 3)", "title:adam*", "𝔼"];

    public static TheoryData<string> Texts => [.. Heavy.Keys];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_long_text_is_many_short_passages_and_can_be_searched(string kind)
    {
        var index = IndexOf(Heavy[kind]);
        Assert.All(index.Passages, passage => Assert.InRange(passage.Parts.Sum(part => part.Text.Length), 1, Passages.Longest));
        foreach (var query in new[] { "boom", "爆炸", "aaaaaaaa", "w1fq", "learnign rate", "boom boom boom", "bomo" })
        {
            var found = index.Find(query, Language.En, CancellationToken.None);
            Assert.All(found.Hits, hit => Assert.InRange(hit.Passage.Sum(part => part.Text.Sum(text => text.Text.Length)), 0, Passages.Longest));
        }
    }

    [Fact]
    public void Whatever_the_pieces_nothing_of_a_text_is_lost() => Gen.Char["ab 。.动\n"].Array[0, 3000].Select(signs => new string(signs)).Sample(text =>
    {
        var pieces = Passages.Cut(0, Language.En, "", null, [new(DeckTexts.OftenSaid, text), new(DeckTexts.InTruth, text)]).SelectMany(passage => passage.Parts).ToList();
        foreach (var label in new[] { DeckTexts.OftenSaid, DeckTexts.InTruth })
        {
            Assert.Equal(Squeezed(text), Squeezed(string.Concat(pieces.Where(piece => piece.Label == label).Select(piece => piece.Text))));
        }
    });

    [Fact]
    public void Any_query_is_answered() =>
        Gen.OneOf(
            Gen.Char["ab动量层 \"*()^:-+{}'%_\\\u200b\u0002<>&NEARORAND|，。×１\ud835\udc00"].Array[0, 300].Select(signs => new string(signs)),
            Gen.String[0, 60],
            Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[0, 300].Select(string.Concat))
        .Sample(query => Assert.NotNull(shipped.Find(query, Language.En)), iter: 100, threads: 1);

    [Fact]
    public void Many_searches_at_a_time_find_what_one_finds()
    {
        string[] queries = ["batchnorm", "gradeint", "过拟合", "juanji", "why does adam diverge", "lstm vs rnn"];
        var alone = queries.Select(query => Addresses(query)).ToList();
        Parallel.For(0, 120, at => Assert.Equal(alone[at % queries.Length], Addresses(queries[at % queries.Length])));

        List<string> Addresses(string query) => [.. shipped.Find(query, Language.Zh).Hits.Select(hit => hit.Address)];
    }

    [Fact]
    public async Task A_search_ends_at_its_deadline_with_its_request_and_with_the_server()
    {
        var library = new DeckLibrary([TestsRoot.ShippedContent], (_, _) => new(shipped.Deck, [], []), TimeProvider.System, NullLogger<DeckLibrary>.Instance);
        using var hurried = new DeckSearch(library, TimeProvider.System, NullLogger<DeckSearch>.Instance, TimeSpan.Zero);
        Assert.Null(await hurried.FindAsync("adam", Language.En, TestContext.Current.CancellationToken));

        using var search = new DeckSearch(library, TimeProvider.System, NullLogger<DeckSearch>.Instance);
        Assert.NotEmpty((await search.FindAsync("adam", Language.En, TestContext.Current.CancellationToken))!.Hits);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => search.FindAsync("adam", Language.En, new CancellationToken(canceled: true)));
        await search.StopAsync(TestContext.Current.CancellationToken);
        Assert.Null(await search.FindAsync("adam", Language.En, TestContext.Current.CancellationToken));
        Assert.ThrowsAny<OperationCanceledException>(() => shipped.Index.Find("batchnrom xq", Language.En, new CancellationToken(canceled: true)));
        Assert.ThrowsAny<OperationCanceledException>(() => SearchIndex.Of(library.Current, new CancellationToken(canceled: true)));
    }

    private static string Squeezed(string text) => new StringBuilder(text).Replace(" ", "").Replace("\n", "").ToString();

    private static SearchIndex IndexOf(string text)
    {
        var words = new QuestionText("What is heavy?", text, text, text, [new(text, text)], [new("asked", text, text, null)], [new("point", false, text, [])], new Dictionary<string, ClaimText>());
        var question = new Question("heavy", "topic", "heavy", 1, [], [], [], null, [], [], [], new Dictionary<string, QuestionText> { ["en"] = words });
        var title = new Localized(new Dictionary<string, string> { ["en"] = "Heavy" });
        var term = new GlossaryTerm("rate", new(new Dictionary<string, string> { ["en"] = "learning rate" }), new Dictionary<string, IReadOnlyList<string>>(), title);
        var deck = new Deck("heavy", ["en"], title, title, [new("topic", title, title, [question])], new Dictionary<string, Localized>(), [term], null);
        return SearchIndex.Of(new DeckSnapshot(1, [deck], []), CancellationToken.None);
    }
}

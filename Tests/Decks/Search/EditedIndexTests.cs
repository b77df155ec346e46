using CsCheck;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Search;
using QuizHub.Site;

namespace QuizHub.Tests.Decks.Search;

/// <summary>An index that follows edits of the decks finds what one made anew finds.</summary>
public sealed class EditedIndexTests(ShippedIndex shipped) : IClassFixture<ShippedIndex>
{
    private static readonly string[] Queries =
    [
        "gradient", "batch norm", "learning rate warmup", "dropout vs weight decay", "过拟合", "juanji", "zzyzx", "gradeint noise", "optimizer momentum",
        "what is attention", "norm",
    ];

    private static readonly string[] Words = ["zzyzx", "gradient noise", "warmup", "学习率", "**Adam**", "batch normalization"];

    [Fact]
    public void After_any_edits_it_finds_what_a_new_index_finds()
    {
        var count = shipped.Deck.Questions.Count();
        Gen.Select(Gen.Int[0, count - 1], Gen.Int[0, 3], Gen.OneOf(Words)).Array[1, 3].Array[1, 4].Sample(rounds =>
        {
            var (deck, index) = (shipped.Deck, shipped.Index);
            foreach (var edits in rounds)
            {
                deck = edits.Aggregate(deck, (deck, edit) => Edited(deck, edit.Item1, edit.Item2, edit.Item3));
                index = Of(deck, index);
                var fresh = Of(deck, null);
                Assert.Equal(Texts(fresh), Texts(index));
                foreach (var query in Queries)
                {
                    Assert.Equal(Found(fresh, query), Found(index, query));
                }
            }
        }, iter: 6, time: -1);
    }

    [Fact]
    public void Pages_that_come_go_or_change_places_are_found_and_not_found()
    {
        var topic = shipped.Deck.Topics[0];
        var (gone, kept) = (topic.Questions[0], topic.Questions[1]);
        var deck = With(shipped.Deck, topic with { Questions = [.. topic.Questions.Skip(1).Reverse()] });
        var index = Of(deck, shipped.Index);
        Assert.Equal(Found(Of(deck, null), gone.In("en").Title), Found(index, gone.In("en").Title));
        Assert.DoesNotContain(Addresses(gone), address => address.EndsWith($"/{gone.Slug}", StringComparison.Ordinal));
        Assert.Contains(Addresses(kept), address => address.EndsWith($"/{kept.Slug}", StringComparison.Ordinal));
        Assert.Equal(Found(shipped.Index, "gradient"), Found(Of(shipped.Deck, index), "gradient"));

        IEnumerable<string> Addresses(Question question) =>
            index.Find(question.In("en").Title, Language.En, CancellationToken.None).Hits.Select(hit => hit.Address.Split('#')[0]);
    }

    [Fact]
    public void An_index_of_names_finds_titles_and_says_that_it_knows_no_texts()
    {
        var question = shipped.Deck.Questions.First();
        var names = SearchIndex.OfNames(new(1, [shipped.Deck], []), CancellationToken.None);
        var found = names.Find(question.In("en").Title, Language.En, CancellationToken.None);
        Assert.True(found.IsOfNames);
        Assert.EndsWith($"/{question.Slug}", found.Hits[0].Address, StringComparison.Ordinal);
        var whole = SearchIndex.Of(new(1, [shipped.Deck], []), CancellationToken.None, names);
        Assert.Equal(Found(shipped.Index, "gradient noise"), Found(whole, "gradient noise"));
        Assert.False(whole.Find("gradient", Language.En, CancellationToken.None).IsOfNames);
    }

    private static IEnumerable<string> Texts(SearchIndex index) => index.Passages.Select(passage => string.Join('|', passage.Parts));

    private static SearchIndex Of(Deck deck, SearchIndex? before) => SearchIndex.Of(new(1, [deck], []), CancellationToken.None, before);

    private static Deck Edited(Deck deck, int number, int part, string words)
    {
        var question = deck.Questions.ElementAt(number);
        var text = question.In("en");
        text = part switch
        {
            0 => text with { Title = $"{words} {text.Title}" },
            1 => text with { Explanation = $"{text.Explanation}\n\n### {words}\n\n{words} again." },
            2 => text with { TwoMinutes = words, KeyPoints = [.. text.KeyPoints.Take(1)] },
            _ => text with { Pitfalls = [.. text.Pitfalls, new(words, "No.")] },
        };
        var topic = deck.Topics.Single(topic => topic.Questions.Contains(question));
        var edited = question with { Texts = new Dictionary<string, QuestionText>(question.Texts) { ["en"] = text } };
        return With(deck, topic with { Questions = [.. topic.Questions.Select(one => one == question ? edited : one)] });
    }

    private static Deck With(Deck deck, Topic topic) => deck with { Topics = [.. deck.Topics.Select(one => one.Slug == topic.Slug ? topic : one)] };

    /// <summary>All that is shown of what was found.</summary>
    private static string Found(SearchIndex index, string query) =>
        string.Join('\n', Languages.All.Select(language => index.Find(query, language, CancellationToken.None)).SelectMany(Lines));

    private static IEnumerable<string> Lines(SearchResults found) => found.Hits
        .Select(hit => $"{hit.Address} {hit.Section?.En} {Marked(hit.Title)}: {Marked(hit.Passage.SelectMany(part => part.Text))}")
        .Prepend($"{found.Meant} {found.IsNear} {found.Total} {string.Join(", ", found.Suggestions)}");

    private static string Marked(IEnumerable<TextPart> parts) => string.Concat(parts.Select(part => part.IsMatch ? $"[{part.Text}]" : part.Text));
}

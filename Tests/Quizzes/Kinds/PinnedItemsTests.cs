using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Kinds;

/// <summary>Versions of items are stored with every attempt, items and answers as JSON: what a program makes of a deck that nobody touched must stay to the last
/// bit. <c>Fixtures/golden/items.txt</c> has a line for each item that is shipped, written by the program as it was before kinds had folders.</summary>
public sealed class PinnedItemsTests
{
    private static readonly string Golden = Path.Combine(TestsRoot.Path, "Fixtures", "golden", "items.txt");

    /// <summary>Set to write the lines anew, from a program that is known to keep what is stored.</summary>
    private const string Writing = "QUIZHUB_TESTS_PIN_ITEMS";

    [Fact]
    public void Items_keep_their_versions_and_all_that_is_made_of_them()
    {
        var items = SharedParts.ShippedDeck.Questions.SelectMany(question => question.Items.Select(item => (Question: question, Item: item))).ToList();
        var now = items.Select(entry => Line.Of(entry.Question, entry.Item)).ToDictionary(line => line.Name);
        if (Environment.GetEnvironmentVariable(Writing) is { Length: > 0 })
        {
            File.WriteAllLines(Golden, now.Values.OrderBy(line => line.Name, StringComparer.Ordinal).Select(line => line.ToString()));
        }

        var pinned = File.ReadAllLines(Golden).Select(Line.Parse).ToList();
        // A question whose words have changed since has other items; what is left must be enough to speak for all kinds.
        var same = pinned.Where(line => now.TryGetValue(line.Name, out var current) && current.Source == line.Source).ToList();
        Assert.True(2 * same.Count > pinned.Count, $"Most questions have changed since {Golden} was written: write it anew with {Writing}=1.");
        var left = items.Where(entry => same.Exists(line => line.Name == Line.NameOf(entry.Question, entry.Item)));
        Assert.Equal(items.Select(entry => entry.Item.Type).Distinct().Order(), left.Select(entry => entry.Item.Type).Distinct().Order());
        Assert.Equal(same, same.Select(line => now[line.Name]));
    }

    /// <param name="Source">Hash of what the author wrote.</param>
    /// <param name="Made">Hash of the item as it is stored, of its views and of verdicts on it.</param>
    private sealed record Line(string Name, string Source, string ItemVersion, string KeyVersion, string Made)
    {
        private static readonly RenderedTexts Texts = new(new MarkdownHtml(SharedParts.Engine));

        public static string NameOf(Question question, Item item) => $"{question.Slug}/{item.Id}";

        public static Line Of(Question question, Item item) => new(
            NameOf(question, item),
            Hash(question.Texts.Keys.Select(language => File.ReadAllText(SourceOf(question, language)))),
            item.ItemVersion, item.KeyVersion, Hash(AllMade(question, item)));

        public static Line Parse(string line)
        {
            var parts = line.Split(' ');
            return new(parts[0], parts[1], parts[2], parts[3], parts[4]);
        }

        public override string ToString() => $"{Name} {Source} {ItemVersion} {KeyVersion} {Made}";

        private static string SourceOf(Question question, string language) =>
            Path.Combine(TestsRoot.ShippedContent, "deep-learning", question.TopicSlug, $"{question.Slug}.{language}.md");

        private static IEnumerable<string> AllMade(Question question, Item item)
        {
            var deck = SharedParts.ShippedDeck;
            var planned = new PlannedItem(item.Id, item.ItemVersion, item.KeyVersion, item.Type, item.Facet, 7, 11);
            var step = new PlanStep(StepKind.Item, question.TopicSlug, deck.Topics[0].Title, question.Slug, "1", planned, null, null);
            yield return Written(item);
            yield return Written(Grading.GuessChance(item));
            foreach (var language in deck.Languages)
            {
                var shown = new ShownItem(Texts, deck, question, step, planned, item, language);
                yield return Written(shown.Order);
                yield return Written(ItemHtml.View(shown));
                foreach (var (response, facts) in Answers(shown).SelectMany(answer => new[] { (answer, null), (answer, Facts(item)) }))
                {
                    var given = response is null ? null : shown.Ids.ToDeck(JsonSerializer.Deserialize<ItemResponse>(Written(response), Json.Options)!);
                    var result = Grading.Grade(item, shown.Parameters, given, facts);
                    yield return result is Refused refused ? refused.Code : Written(given) + Written(ItemHtml.Verdict(shown, result, counts: true));
                }
            }
        }

        /// <summary>Nothing, something right where the deck says what, something wrong, and what can be no answer.</summary>
        private static IEnumerable<ItemResponse?> Answers(ShownItem shown)
        {
            var ids = shown.Ids;
            yield return null;
            yield return new ChoiceResponse(["nowhere"]);
            yield return new NumberResponse("1,5");
            switch (shown.Item.Body)
            {
                case ChoiceBody body:
                    yield return new ChoiceResponse([.. body.Options.Where(option => option.IsKey).Select(option => ids.Shown(option.Id))]);
                    yield return new ChoiceResponse([ids.Shown(shown.Order[0])]);
                    break;
                case NumericBody body:
                    yield return new NumberResponse("0");
                    var formulas = body.Numbers.Select(number => Formula.Parse(number.Formula, out _)!);
                    foreach (var number in formulas.Where(formula => formula.Names.All(shown.Parameters.ContainsKey)))
                    {
                        yield return new NumberResponse(number.Number(shown.Parameters).ToString("R", CultureInfo.InvariantCulture));
                    }

                    break;
                case ShortTextBody body:
                    foreach (var text in body.Texts)
                    {
                        yield return new TextResponse(text.Text);
                        yield return new TextResponse(text.Text + "z");
                    }

                    break;
                case ClozeBody body:
                    yield return new ClozeResponse(body.Blanks.ToDictionary(blank => blank.Id, blank => blank.Accepted[shown.Language][0]));
                    yield return new ClozeResponse(body.Blanks.Take(1).ToDictionary(blank => blank.Id, blank => blank.Accepted[shown.Language][0] + "z"));
                    break;
                case MatchingBody body:
                    var pairs = body.Rows.Where(row => row.Left is not null);
                    yield return new MatchingResponse(pairs.ToDictionary(row => ids.Shown(row.Id), row => ids.ShownRight(row.Id)));
                    yield return new MatchingResponse(new Dictionary<string, string> { [ids.Shown(body.Rows[0].Id)] = ids.ShownRight(shown.Order[0]) });
                    break;
                case OrderingBody body:
                    yield return new OrderingResponse([.. body.Entries.Select(entry => ids.Shown(entry.Id))]);
                    yield return new OrderingResponse([.. shown.Order.Select(ids.Shown)]);
                    break;
            }
        }

        /// <summary>A number for every name that the item's statements and formulas speak of.</summary>
        private static Dictionary<string, double> Facts(Item item)
        {
            IEnumerable<string> statements = item.Body switch
            {
                ChoiceBody body => body.Options.Select(option => option.When).OfType<string>(),
                NumericBody body => body.Numbers.Select(number => number.Formula),
                _ => [],
            };
            var names = statements.SelectMany(text => Formula.Parse(text, out _)!.Names).Distinct().Order(StringComparer.Ordinal);
            return names.Index().ToDictionary(name => name.Item, name => 1.5 + name.Index);
        }

        /// <summary>An answer with its kind, as it is stored.</summary>
        private static string Written(ItemResponse? response) => JsonSerializer.Serialize(response, Json.Options);

        private static string Written<T>(T value) => JsonSerializer.Serialize(value, Json.Options);

        private static string Hash(IEnumerable<string> texts) =>
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', texts))))[..16];
    }
}

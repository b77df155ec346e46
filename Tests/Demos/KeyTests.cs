using QuizHub.Demos;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Demos;
using QuizHub.Server.Quizzes;

namespace QuizHub.Tests.Demos;

/// <summary>Keys of parameterised numeric items against the tensor library, which finds each answer by another way than the item's formula.</summary>
public sealed class KeyTests
{
    private const int Draws = 100;
    private const double Tolerance = 1e-6;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_parameterised_number_agrees_with_the_tensor_library_over_a_hundred_draws()
    {
        await using var pool = Workers.Pool();
        var references = (await pool.DescribeAsync(Cancel)).Where(demo => demo.Name.StartsWith("key.", StringComparison.Ordinal)).ToDictionary(demo => demo.Name);
        var wrong = new List<string>();
        var items = Items().ToList();
        foreach (var (question, item) in items)
        {
            if (!references.Remove($"key.{question}.{item.Id}", out var reference))
            {
                wrong.Add($"{question}/{item.Id} has no reference in Tests/FaultyWorker/Keys.");
                continue;
            }

            var key = Formula.Parse(Body(item).Numbers.Single(number => number.IsKey).Formula, out _)!;
            wrong.AddRange((await DisagreementsAsync(pool, reference, item, key)).Take(1).Select(where => $"{question}/{item.Id}: {where}"));
        }

        Assert.Empty(wrong);
        Assert.Empty(references.Keys);
        Assert.True(items.Count >= 8, "The shipped deck has parameterised numbers.");
    }

    [Fact]
    public async Task A_known_wrong_number_does_not_agree()
    {
        await using var pool = Workers.Pool();
        var (question, item) = Items().First();
        var reference = await Workers.DeclarationAsync(pool, $"key.{question}.{item.Id}");
        foreach (var number in Body(item).Numbers.Where(number => !number.IsKey))
        {
            Assert.NotEmpty(await DisagreementsAsync(pool, reference, item, Formula.Parse(number.Formula, out _)!));
        }
    }

    private static async Task<IReadOnlyList<string>> DisagreementsAsync(WorkerPool pool, DemoDeclaration reference, Item item, Formula key)
    {
        var found = new List<string>();
        for (var draw = 1ul; draw <= Draws; draw++)
        {
            var values = Variants.Parameters(item, draw);
            var settings = Workers.Settings(reference, values.Select(value => (value.Key, value.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture))));
            var done = Assert.IsType<RunDone>(await pool.RunAsync(new(Guid.NewGuid(), reference.Name, settings, 1), _ => { }, Cancel));
            var (said, computed) = (key.Number(values), FactValues.ToNumbers(done.Facts!)["key"]);
            if (!(Math.Abs(said - computed) <= Tolerance * Math.Max(1, Math.Abs(computed))))
            {
                found.Add($"{string.Join(", ", values)}: the item says {said:R}, the tensor library {computed:R}.");
            }
        }

        return found;
    }

    private static NumericBody Body(Item item) => (NumericBody)item.Body;

    private static IEnumerable<(string Question, Item Item)> Items() =>
        SharedParts.ShippedDeck.Questions
            .SelectMany(question => question.Items.Where(item => item is { Type: ItemType.Numeric, Parameters.Count: > 0 }).Select(item => (question.Slug, item)));
}

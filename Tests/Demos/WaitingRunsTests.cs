using QuizHub.Server.Demos;

namespace QuizHub.Tests.Demos;

public sealed class WaitingRunsTests
{
    [Fact]
    public void Addresses_take_turns_and_behind_one_its_learners_do()
    {
        var queue = new WaitingRuns();
        var (ann, bob, eve) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        foreach (var (seed, learner, address) in new[] { (1, ann, "a"), (2, ann, "a"), (3, bob, "a"), (4, ann, "a"), (5, eve, "b"), (6, eve, "b") })
        {
            queue.Add(Run(seed, learner, address));
        }

        Assert.Equal([1, 5, 3, 6, 2, 4], queue.InOrder().Select(run => run.Key.Seed));

        // Who has one under way comes after who has none.
        Assert.Equal(1, queue.Take().Key.Seed);
        Assert.Equal([5, 3, 6, 2, 4], queue.InOrder().Select(run => run.Key.Seed));
    }

    /// <summary>Also with one worker, where nothing is under way whenever the next is chosen.</summary>
    [Fact]
    public void What_an_address_has_had_counts_after_its_end_too()
    {
        var queue = new WaitingRuns();
        foreach (var (seed, address) in new[] { (1, "flood"), (2, "flood"), (3, "flood"), (4, "flood"), (5, "honest"), (6, "honest") })
        {
            queue.Add(Run(seed, Guid.NewGuid(), address));
        }

        var taken = new List<int>();
        while (queue.Waiting > 0)
        {
            var next = queue.Take();
            taken.Add(next.Key.Seed);
            queue.End(next);
            if (next.Key.Seed == 2)
            {
                // Whoever comes now goes before those who have had more, and after those who came before her and have not.
                queue.Add(Run(7, Guid.NewGuid(), "late"));
            }
        }

        Assert.Equal([1, 5, 2, 6, 7, 3, 4], taken);
    }

    /// <summary>Over drawn arrivals: nobody waits behind more than one run of each other address for each of her own before it.</summary>
    [Fact]
    public void Whoever_floods_delays_another_address_by_one_run()
    {
        var random = new Random(7);
        for (var round = 0; round < 100; round++)
        {
            var queue = new WaitingRuns();
            for (var seed = 0; seed < 40; seed++)
            {
                queue.Add(Run(seed, Guid.NewGuid(), random.Next(10) == 0 ? "honest" : "flood"));
                if (random.Next(8) == 0)
                {
                    queue.End(queue.Take());
                }
            }

            var order = queue.InOrder().ToList();
            Assert.Equal(queue.Waiting, order.Distinct().Count());
            var honest = order.Index().Where(place => place.Item.Asker.Address == "honest").Select((place, own) => place.Index - own).ToList();
            Assert.All(honest.Index(), place => Assert.InRange(place.Item, 0, place.Index + 1));
        }
    }

    private static ActiveRun Run(int seed, Guid learner, string address) => new(
        new RunKey("fault", 1, "{}", seed), new Dictionary<string, System.Text.Json.JsonElement>(), Guid.NewGuid(), new RunAsker(learner, address));
}

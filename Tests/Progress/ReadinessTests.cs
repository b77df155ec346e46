using QuizHub.Server.Progress;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Progress.Planning;

namespace QuizHub.Tests.Progress;

public sealed class ReadinessTests
{
    private static readonly Fsrs6 Model = new();

    [Fact]
    public void Of_few_reviewed_items_nothing_is_said()
    {
        Assert.Null(Of(Known(4), Unseen(6)).Expected);
        Assert.Null(Of(Known(6), Unseen(30)).Expected);
        Assert.Null(Of([], []).Expected);
        Assert.NotNull(Of(Known(5), Unseen(6)).Expected);
        // A topic of three items is known when all three are.
        Assert.NotNull(Of(Known(3), []).Expected);
        Assert.Equal((10, 4), (Of(Known(4), Unseen(6)).Items, Of(Known(4), Unseen(6)).Reviewed));
    }

    [Fact]
    public void It_is_the_mean_chance_of_recall_by_both_curves()
    {
        var figure = Of([(State(10), 10), (State(10), 10), (State(10), 10), (State(10), 10), (State(10), 10)], []);

        // Both curves say 0.9 at the stability.
        Assert.Equal(0.9, figure.Expected!.Value, 1e-9);
        Assert.InRange(0.9 - figure.Low, 0.1, 0.25);
        Assert.Equal(1, figure.High);
    }

    [Fact]
    public void New_items_count_with_the_chance_of_knowing_a_new_one()
    {
        var figure = Of(ForgettingBelief.Prior, [.. Enumerable.Repeat<(MemoryState, int)?>((State(10), 10), 50), .. Unseen(50)]);

        Assert.Equal((0.9 + 0.3) / 2, figure.Expected!.Value, 1e-9);
    }

    [Fact]
    public void Doubt_about_the_curve_widens_the_interval_where_the_curves_differ()
    {
        var late = Enumerable.Repeat<(MemoryState, int)?>((State(5), 60), 400).ToList();
        var sure = Of(new ForgettingBelief(20), late);
        var doubtful = Of(ForgettingBelief.Prior, late);

        Assert.True(doubtful.High - doubtful.Low > 3 * (sure.High - sure.Low));
    }

    [Fact]
    public void The_interval_holds_the_share_recalled_in_about_nine_of_ten_cases()
    {
        var random = new Random(20261124);
        var held = 0;
        for (var run = 0; run < 2000; run++)
        {
            var belief = ForgettingBelief.Prior;
            var items = Enumerable.Range(0, 60).Select(_ => (State: State(1 + 40 * random.NextDouble()), Days: random.Next(1, 40))).ToList();
            var byModel = random.NextDouble() < belief.ModelShare;
            var recalled = items.Count(item => random.NextDouble() < (byModel ? Model.Retrievability(item.State, item.Days) : Math.Pow(0.9, item.Days / item.State.Stability)));
            var figure = Of(belief, [.. items.Select(item => ((MemoryState, int)?)(item.State, item.Days))]);
            held += recalled / 60.0 >= figure.Low && recalled / 60.0 <= figure.High ? 1 : 0;
        }

        Assert.InRange(held / 2000.0, 0.86, 0.96);
    }

    private static MemoryState State(double stability) => new(Fsrs6.ModelId, stability, 5);

    private static IEnumerable<(MemoryState, int)?> Known(int count) => Enumerable.Repeat<(MemoryState, int)?>((State(10), 3), count);

    private static IEnumerable<(MemoryState, int)?> Unseen(int count) => Enumerable.Repeat<(MemoryState, int)?>(null, count);

    private static ReadinessFigure Of(IEnumerable<(MemoryState, int)?> known, IEnumerable<(MemoryState, int)?> unseen) =>
        Of(ForgettingBelief.Prior, [.. known, .. unseen]);

    private static ReadinessFigure Of(ForgettingBelief belief, IEnumerable<(MemoryState, int)?> memories) =>
        Readiness.Of(ReadinessSum.Of(Model, belief, memories), belief, (3, 7));
}

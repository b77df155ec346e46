using CsCheck;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Progress.Planning;

namespace QuizHub.Tests.Progress;

public sealed class PlanningTests
{
    private static readonly Fsrs6 Model = new();
    private static readonly ForgettingBelief Sure = new(50);

    private static readonly Gen<PlanItem[]> Items = Gen.Select(Gen.Guid, Gen.Double[-3, 6], Gen.Double[1, 10], Gen.Int[0, 90], Gen.Bool)
        .Select((id, s, d, days, isNew) => new PlanItem(id, isNew ? null : State(Math.Exp(s), d), days, 0.4, 0.9)).Array[1, 40];

    [Fact]
    public void Every_item_not_yet_reviewed_today_is_ordered_once() =>
        Gen.Select(Items, Gen.Int[0, 60], Gen.Double[-5, 5]).Sample((items, daysLeft, odds) =>
            DatePlan.Order(Model, new(odds), items, daysLeft).Select(review => review.Item.Id).Order()
                .SequenceEqual(items.Where(item => item.Memory is null || item.DaysSince > 0).Select(item => item.Id).Order()), iter: 2_000);

    [Fact]
    public void The_order_is_by_gain_per_minute_and_does_not_depend_on_the_order_given() =>
        Gen.Select(Items, Gen.Int[0, 60]).Sample((items, daysLeft) =>
        {
            var order = DatePlan.Order(Model, Sure, items, daysLeft);
            var ratios = order.Select(review => review.Gain / review.Minutes).ToArray();
            return ratios.Zip(ratios.Skip(1)).All(pair => pair.First >= pair.Second)
                && DatePlan.Order(Model, Sure, items.Reverse(), daysLeft).Select(review => review.Gain / review.Minutes).SequenceEqual(ratios);
        }, iter: 2_000);

    [Fact]
    public void The_gain_is_what_one_review_adds_to_the_chance_on_the_date()
    {
        var item = new PlanItem(Guid.CreateVersion7(), State(5, 6), 8, 0.4, 0.9);
        var now = Model.Retrievability(item.Memory!.Value, 8);
        var good = Model.Retrievability(Model.Next(item.Memory.Value, 8, Grade.Good), 20);
        var again = Model.Retrievability(Model.Next(item.Memory.Value, 8, Grade.Again), 20);
        var review = Assert.Single(DatePlan.Order(Model, Sure, [item], 20));
        Assert.Equal(now * good + (1 - now) * again - Model.Retrievability(item.Memory.Value, 28), review.Gain, 1e-12);
        Assert.Equal(now * 0.4 + (1 - now) * 0.9, review.Minutes, 1e-12);
    }

    [Fact]
    public void On_the_date_itself_the_most_endangered_comes_first_and_what_is_known_anyway_last()
    {
        PlanItem[] items = [Item(1, 100), Item(50, 1), Item(5, 5)];
        Assert.Equal([items[0].Id, items[2].Id, items[1].Id], DatePlan.Order(Model, Sure, items, 0).Select(review => review.Item.Id));
    }

    [Fact]
    public void Of_equal_items_the_cheaper_comes_first()
    {
        PlanItem[] items = [Item(5, 5) with { MinutesRight = 3, MinutesWrong = 5 }, Item(5, 5)];
        Assert.Equal(items[1].Id, DatePlan.Order(Model, Sure, items, 10)[0].Item.Id);
    }

    [Fact]
    public void New_items_are_worth_more_to_who_rarely_knows_them_beforehand()
    {
        PlanItem[] items = [new(Guid.CreateVersion7(), null, 0, 0.4, 0.4)];
        Assert.True(DatePlan.Order(Model, Sure, items, 14, firstRight: 0.1)[0].Gain > DatePlan.Order(Model, Sure, items, 14, firstRight: 0.8)[0].Gain);
    }

    [Fact]
    public void Only_what_fits_into_the_minutes_is_asked()
    {
        var order = DatePlan.Order(Model, Sure, Enumerable.Range(0, 20).Select(_ => Item(5, 5)), 10);
        var each = order[0].Minutes;
        Assert.Equal(3, DatePlan.Fit(order, 2.5 * each).Count);
        Assert.Empty(DatePlan.Fit(order, 0));
        Assert.Equal(20, DatePlan.Fit(order, 1000).Count);
    }

    [Fact]
    public void A_date_in_the_past_a_chance_above_one_and_a_review_for_nothing_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DatePlan.Order(Model, Sure, [Item(5, 5)], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DatePlan.Order(Model, Sure, [Item(5, 5)], 1, firstRight: 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DatePlan.Order(Model, Sure, [Item(5, 5) with { MinutesRight = 0 }], 1));
    }

    [Fact]
    public void Without_a_date_what_is_due_comes_first_then_what_is_new_then_the_rest()
    {
        PlanItem[] items = [Item(5, 1), new(Guid.CreateVersion7(), null, 0, 0.4, 0.9), Item(5, 5), Item(5, 9), Item(50, 49)];
        Assert.Equal([items[3].Id, items[2].Id, items[1].Id, items[4].Id, items[0].Id], DueFirst.Order(Model, items).Select(review => review.Item.Id));
        Assert.True(DueFirst.IsDue(Model, items[2]));
        Assert.False(DueFirst.IsDue(Model, items[4]));
        Assert.False(DueFirst.IsDue(Model, items[1]));
        Assert.True(DueFirst.IsDue(Model, items[4], retention: 0.95));
    }

    [Fact]
    public void Forgetting_long_after_the_stability_speaks_for_the_exponential_and_remembering_for_the_model()
    {
        var state = State(2, 5);
        var start = ForgettingBelief.Prior;
        Assert.True(start.ModelShare > 0.5);
        Assert.True(start.After(Model, state, 30, recalled: true).LogOdds > start.LogOdds);
        Assert.True(start.After(Model, state, 30, recalled: false).LogOdds < start.LogOdds);
        Assert.Equal(start, start.After(Model, state, 0, recalled: false));
        // Both curves say 0.9 at the stability itself: nothing is learnt there.
        Assert.Equal(start.LogOdds, start.After(Model, state, 2, recalled: false).LogOdds, 1e-9);
        // What could be guessed tells less.
        Assert.True(start.After(Model, state, 30, recalled: true, guessChance: 0.5).LogOdds < start.After(Model, state, 30, recalled: true).LogOdds);
    }

    [Fact]
    public void Weeks_before_the_date_who_forgets_exponentially_gets_the_plain_queue_and_in_the_last_week_the_plan()
    {
        PlanItem[] items = [new(Guid.CreateVersion7(), null, 0, 0.4, 0.9), Item(5, 9), Item(0.3, 40)];
        var doubtful = new ForgettingBelief(-20);
        var plain = DueFirst.Order(Model, items).Select(review => review.Item.Id).ToArray();
        Assert.Equal(plain, DatePlan.Order(Model, doubtful, items, 30).Select(review => review.Item.Id));
        Assert.All(DatePlan.Order(Model, doubtful, items, 7), review => Assert.NotEqual(0, review.Gain));
        Assert.All(DatePlan.Order(Model, Sure, items, 30), review => Assert.NotEqual(0, review.Gain));
    }

    [Fact]
    public void Another_memory_model_takes_the_same_seam()
    {
        var model = new HalvingModel();
        PlanItem Own(double stability, int days) => new(Guid.CreateVersion7(), new MemoryState(model.Id, stability, 5), days, 0.4, 0.9);
        PlanItem[] items = [Own(4, 30), Own(400, 1), new(Guid.CreateVersion7(), null, 0, 0.4, 0.9)];
        Assert.Equal(3, DatePlan.Order(model, Sure, items, 5).Count);
        Assert.Equal(items[0].Id, DueFirst.Order(model, items)[0].Item.Id);
        Assert.Equal(new MemoryState(model.Id, 8, 5), MemoryReplay.Rebuild(model, [(0, Grade.Good), (2, Grade.Good), (9, Grade.Good)]));
        var scheduled = new StepScheduler(model, new([], [])).Answer(PeerSchedules.New, 0, Grade.Good);
        Assert.Equal(2, scheduled.Days);
        Assert.Throws<ArgumentException>(() => Model.Retrievability(items[0].Memory!.Value, 1));
    }

    private static MemoryState State(double stability, double difficulty) => new(Fsrs6.ModelId, stability, difficulty);

    private static PlanItem Item(double stability, int days) => new(Guid.CreateVersion7(), State(stability, 5), days, 0.4, 0.9);

    /// <summary>Exponential; stability doubles with each pass and halves with each failure.</summary>
    private sealed class HalvingModel : IMemoryModel
    {
        public string Id => "halving";

        public MemoryState Init(Grade grade) => new(Id, grade == Grade.Again ? 1 : 2, 5);

        public MemoryState Next(in MemoryState state, double days, Grade grade) => state with { Stability = state.Stability * (grade == Grade.Again ? 0.5 : 2) };

        public double Retrievability(in MemoryState state, double days) => Math.Pow(0.9, days / state.Stability);

        public double Interval(in MemoryState state, double retention) => state.Stability * Math.Log(retention) / Math.Log(0.9);
    }
}

using CsCheck;
using QuizHub.Quizzes;
using QuizHub.Server.Progress;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Progress.Planning;

namespace QuizHub.Tests.Progress.Reviews;

/// <summary>Each rule by which a day's review is chosen, on random decks and memories.</summary>
public sealed class ReviewPlannerTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Fsrs6 Model = new();
    private static readonly AnswerMinutes Minutes = new(0.5, 1);

    private static readonly Gen<RememberedItem?> Memory = Gen.Select(
            Gen.Double[-1, 5], Gen.Double[1, 10], Gen.Int[0, 40], Gen.Int[-30, 30], Gen.Int[0, 9], Gen.Int[0, 3], Gen.Bool, Gen.Enum<Grade>())
        .Select((stability, difficulty, since, due, lapses, newness, isError, grade) => newness == 0 ? null : new RememberedItem(
            default, new MemoryState(Fsrs6.ModelId, Math.Exp(stability), difficulty), Today.AddDays(-since),
            isError && grade == Grade.Again ? Today.AddDays(1 - since) : Later(Today.AddDays(due), Today.AddDays(1 - since)), 3, lapses,
            lapses > 0 ? Today.AddDays(-since) : null, isError && grade == Grade.Again ? Today.AddDays(-since) : null, grade));

    private static readonly Gen<ReviewCandidate[]> Candidates = Gen.Select(Gen.Int[0, 14], Gen.Int[0, 2], Gen.Enum<Facet>(), Gen.Int[0, 14], Memory)
        .Select((question, part, facet, confusable, memory) => (question, part, facet, confusable, memory)).Array[0, 60]
        .Select(drawn => drawn.DistinctBy(row => (row.question, row.part)).Select(row => new ReviewCandidate(
            $"topic-{row.question % 4}", $"q{row.question}", [$"q{row.confusable}"], $"q{row.question}-{row.part}", row.part == 0 ? ItemType.Predict : ItemType.Single,
            row.part == 0 ? Facet.Predict : row.facet, Minutes, row.memory)).ToArray());

    private static readonly Gen<DateOnly?> Date = Gen.Int[-10, 40].Select(days => days < -5 ? (DateOnly?)null : Today.AddDays(days));

    [Fact]
    public void Without_a_date_exactly_the_due_questions_are_asked_when_there_is_time() => Candidates.Sample(candidates =>
    {
        var plan = ReviewPlanner.Plan(candidates, Terms());
        var open = candidates.Where(item => item.Memory?.DueDay <= Today).Select(item => item.Question).Except(Answered(candidates));
        return plan.Waiting == 0 && plan.Asked.Select(Question).Order().SequenceEqual(open.Distinct().Order());
    }, iter: 2_000);

    [Fact]
    public void With_a_date_new_items_are_asked_too_and_every_question_when_there_is_time() => Candidates.Sample(candidates =>
    {
        // All are new or long gone: every one gains.
        var plan = ReviewPlanner.Plan([.. candidates.Select(item => item with { Memory = null })], Terms(date: Today.AddDays(3)));
        return plan.Asked.Select(Question).Order().SequenceEqual(candidates.Select(item => item.Question).Distinct().Order());
    }, iter: 500);

    [Fact]
    public void A_date_that_is_past_counts_as_none() => Candidates.Sample(candidates =>
        Items(ReviewPlanner.Plan(candidates, Terms(date: Today.AddDays(-1)))).SequenceEqual(Items(ReviewPlanner.Plan(candidates, Terms()))), iter: 500);

    [Fact]
    public void With_a_date_the_order_is_that_of_gain_a_minute()
    {
        // Of three topics, so that mixing changes nothing: forgotten soon, well known, new.
        ReviewCandidate[] candidates =
        [
            Item("known", memory: Remembered(stability: 3000, since: 1)), Item("new"), Item("fading", memory: Remembered(stability: 2, since: 4)),
        ];
        var plan = ReviewPlanner.Plan(candidates, Terms(date: Today.AddDays(2)));
        Assert.Equal(["new", "fading", "known"], plan.Asked.Select(Question));
        Assert.Equal(["new"], ReviewPlanner.Plan(candidates, Terms(date: Today.AddDays(2), minutes: 0.1)).Asked.Select(Question));
        Assert.Empty(ReviewPlanner.Plan([Item("new")], Terms()).Asked);
    }

    [Fact]
    public void With_a_date_the_order_is_that_of_the_plan_within_the_window_also_where_it_is_a_queue() =>
        Gen.Select(Candidates, Gen.Int[0, 40], Gen.Double[-4, 4]).Sample((drawn, days, odds) =>
        {
            // One item a question and no special cases: what is left is the order.
            var candidates = drawn.Select(WithoutLeeches).Select(item => item with { Memory = item.Memory is { } memory ? memory with { ConfidentErrorDay = null } : null })
                .Where(item => item.Memory?.LastDay != Today).DistinctBy(item => item.Question).ToArray();
            var ids = candidates.ToDictionary(_ => Guid.NewGuid());
            var belief = new ForgettingBelief(odds);
            var order = DatePlan.Order(Model, belief, ids.Select(row => new PlanItem(
                    row.Key, row.Value.Memory?.State, row.Value.Memory is { } memory ? Today.DayNumber - memory.LastDay.DayNumber : 0, Minutes.Right, Minutes.Wrong)), days, 0.3)
                .Where(review => review.Gain >= 0).Select(review => ids[review.Item.Id]).ToList();
            var asked = ReviewPlanner.Plan(candidates, Terms(Today.AddDays(days)) with { Belief = belief }).Asked;
            return asked.Count == order.Count && asked.Index().All(row =>
                row.Index - order.IndexOf(row.Item.Candidate) is > -Interleaving.Window and <= Interleaving.Window);
        }, iter: 2_000);

    [Fact]
    public void No_question_is_asked_twice_nor_one_that_was_answered_today() => Gen.Select(Candidates, Date).Sample((candidates, date) =>
    {
        var plan = ReviewPlanner.Plan(candidates, Terms(date));
        return plan.Asked.Select(Question).Distinct().Count() == plan.Asked.Count && !plan.Asked.Select(Question).Intersect(Answered(candidates)).Any();
    }, iter: 2_000);

    [Fact]
    public void Confident_errors_of_earlier_days_come_before_all_and_nothing_else_does() => Gen.Select(Candidates, Date).Sample((candidates, date) =>
    {
        var errors = candidates.Where(item => item.Memory?.ConfidentErrorDay < Today).Select(item => item.Question).Except(Answered(candidates)).ToHashSet();
        var plan = ReviewPlanner.Plan(candidates, Terms(date));
        return plan.Asked.Take(errors.Count).Select(Question).ToHashSet().SetEquals(errors) && plan.Asked.All(choice => choice.IsCorrection == errors.Contains(Question(choice)));
    }, iter: 2_000);

    [Fact]
    public void The_most_endangered_come_first_within_the_window() => Candidates.Sample(candidates =>
    {
        var plan = ReviewPlanner.Plan([.. candidates.Select(WithoutLeeches)], Terms());
        var asked = plan.Asked.Where(choice => !choice.IsCorrection).ToList();
        var order = asked.OrderBy(choice => Recall(choice.Candidate)).ToList();
        return asked.Index().All(row =>
        {
            var moved = row.Index - order.IndexOf(row.Item);
            return moved is > -Interleaving.Window and <= Interleaving.Window;
        });
    }, iter: 2_000);

    [Fact]
    public void What_does_not_fit_into_the_minutes_waits_and_is_the_least_endangered() => Gen.Select(Candidates, Gen.Double[0.1, 8]).Sample((candidates, minutes) =>
    {
        ReviewCandidate[] items = [.. candidates.Select(WithoutLeeches).Select(item => item with { Memory = item.Memory is { } memory ? memory with { ConfidentErrorDay = null } : null })];
        var (all, some) = (ReviewPlanner.Plan(items, Terms()), ReviewPlanner.Plan(items, Terms(minutes: minutes)));
        var left = all.Asked.Where(choice => !Items(some).Contains(choice.Candidate.Item)).ToList();
        var last = some.Asked.Count == 0 ? 0 : some.Asked.Max(choice => Recall(choice.Candidate));
        return some.Waiting == all.Asked.Count - some.Asked.Count
            && (all.Asked.Count == 0 || some.Asked.Count > 0)
            && left.All(choice => Recall(choice.Candidate) >= last)
            // No more than the last one goes over, and none is left while there is time.
            && (some.Asked.Count <= 1 || some.Minutes - 1 < minutes) && (left.Count == 0 || some.Minutes >= minutes);
    }, iter: 2_000);

    [Fact]
    public void Without_minutes_nothing_is_asked_and_all_that_is_due_waits() => Candidates.Sample(candidates =>
        ReviewPlanner.Plan(candidates, Terms(minutes: 0)) is { Asked.Count: 0 } plan && plan.Waiting == ReviewPlanner.Plan(candidates, Terms()).Asked.Count, iter: 500);

    [Fact]
    public void After_today_is_done_tomorrow_asks_the_rest_and_what_becomes_due() => Gen.Select(Candidates, Gen.Double[0.1, 8]).Sample((candidates, minutes) =>
    {
        var terms = Terms(minutes: minutes);
        var today = ReviewPlanner.Plan(candidates, terms);
        var tomorrow = ReviewPlanner.PlanDayAfter(candidates, terms, today, 1000);
        var due = candidates.Where(item => item.Memory?.DueDay <= Today.AddDays(1) && !Items(today).Contains(item.Item)).Select(item => item.Question);
        return tomorrow.Asked.Select(Question).Order().SequenceEqual(due.Distinct().Order());
    }, iter: 1_000);

    [Fact]
    public void A_backlog_is_worked_off_day_by_day_and_nothing_is_left_for_ever()
    {
        var candidates = Enumerable.Range(0, 90).Select(i => Item($"q{i}", memory: Remembered(stability: 5 + i % 7, since: 30 + i % 11))).ToArray();
        var (seen, day) = (new HashSet<string>(), 0);
        for (; day < 20 && seen.Count < candidates.Length; day++)
        {
            var plan = ReviewPlanner.Plan(candidates, Terms(minutes: 10) with { Today = Today.AddDays(day) });
            Assert.InRange(plan.Minutes, 1, 11);
            foreach (var choice in plan.Asked)
            {
                seen.Add(Question(choice));
                var at = Array.IndexOf(candidates, choice.Candidate);
                var memory = choice.Candidate.Memory!;
                candidates[at] = choice.Candidate with { Memory = memory with { State = memory.State with { Stability = 400 }, LastDay = Today.AddDays(day), DueDay = Today.AddDays(day + 400) } };
            }
        }

        Assert.Equal(candidates.Length, seen.Count);
        Assert.InRange(day, 5, 12);
    }

    private static ReviewCandidate Item(string question, ItemType type = ItemType.Single, Facet facet = Facet.Recall, RememberedItem? memory = null) =>
        new($"topic of {question}", question, [], $"{question}-{facet}", type, facet, Minutes, memory);

    private static RememberedItem Remembered(double stability, int since) => new(
        default, new MemoryState(Fsrs6.ModelId, stability, 5), Today.AddDays(-since), Today.AddDays((int)stability - since), 3, 0, null, null, Grade.Good);

    private static ReviewTerms Terms(DateOnly? date = null, double minutes = 1000) => new(Today, date, minutes, Model, new ForgettingBelief(50), 0.3, 0.9);

    private static ReviewCandidate WithoutLeeches(ReviewCandidate item) => item with { Memory = item.Memory is { } memory ? memory with { Lapses = 0 } : null };

    private static double Recall(ReviewCandidate item) => Model.Retrievability(item.Memory!.State, Today.DayNumber - item.Memory.LastDay.DayNumber);

    private static IEnumerable<string> Answered(IEnumerable<ReviewCandidate> candidates) => candidates.Where(item => item.Memory?.LastDay == Today).Select(item => item.Question);

    private static IEnumerable<string> Items(ReviewPlan plan) => plan.Asked.Select(choice => choice.Candidate.Item);

    private static string Question(ReviewChoice choice) => choice.Candidate.Question;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

using CsCheck;
using QuizHub.Quizzes;
using QuizHub.Server.Quizzes;
using static QuizHub.Tests.Quizzes.SampleItems;

namespace QuizHub.Tests.Quizzes;

/// <summary>The state machine, without a server.</summary>
public sealed class SessionProgressTests
{
    private static readonly PlannedItem Planned = new("item", "v", "k", ItemType.Single, Facet.Recall, 1, 2);
    private static readonly PlanStep Say = new(StepKind.Say, "topic", Words("Topic"), "question", "q", null, null, null);
    private static readonly PlanStep Asked = Say with { Kind = StepKind.Item, Item = Planned };
    private static readonly PlanStep Predicted = Asked with { Check = Planned, Run = new PlannedRun("demo", new Dictionary<string, string>(), 1) };
    private static readonly SessionPlan Plan = new("deck", Words("Deck"), ["en"], [Asked, Predicted, Say]);

    [Fact]
    public void A_step_passes_its_phases_in_order()
    {
        var run = Guid.CreateVersion7();
        SessionEvent[] events =
        [
            new RecallPassed(0), Answer(0), new StepLeft(0),
            new RecallPassed(1), Answer(1), new RunFinished(1, run), new CheckSkipped(1), new StepLeft(1),
            new StepLeft(2),
        ];
        var phases = Enumerable.Range(0, events.Length + 1).Select(count => SessionProgress.Of(Plan, events.Take(count)))
            .Select(progress => (progress.Index, progress.Phase(stemFirst: true))).ToList();

        Assert.Equal(
            [
                (0, StepPhase.Recall), (0, StepPhase.Answer), (0, StepPhase.Verdict),
                (1, StepPhase.Recall), (1, StepPhase.Answer), (1, StepPhase.Run), (1, StepPhase.Check), (1, StepPhase.Verdict),
                (2, StepPhase.Verdict), (3, StepPhase.Verdict),
            ],
            phases);
    }

    [Fact]
    public void A_second_try_comes_after_a_first_one_and_ends_with_the_verdict()
    {
        var tried = SessionProgress.Of(Plan, [new RecallPassed(0), First(0)]);
        Assert.Equal((0, StepPhase.Retry), (tried.Index, tried.Phase(stemFirst: true)));
        Assert.Equal(StepPhase.Retry, tried.Phase(stemFirst: false));
        Assert.Null(tried.At(0).Answer);

        var again = tried.After(Answer(0, second: true))!;
        Assert.Equal((StepPhase.Verdict, true), (again.Phase(true), again.At(0).Answer!.SecondTry));
        var left = tried.After(SessionProgress.Leaving(0, StepPhase.Retry)!)!;
        Assert.Equal(StepPhase.Verdict, left.Phase(true));
        Assert.Same(tried.At(0).FirstTry, left.At(0).Answer);

        // Each answer says which try it is; a third, a second before the first, and giving up as an answer are none.
        Assert.Null(tried.After(Answer(0)));
        Assert.Null(tried.After(First(0)));
        Assert.Null(tried.After(Answer(0, second: true) with { Answer = Answer(0, second: true).Answer with { Revealed = true, Response = null } }));
        Assert.Null(tried.After(new StepLeft(0)));
        Assert.Null(tried.After(new RecallPassed(0)));
        Assert.Null(again.After(Answer(0, second: true)));
        Assert.Null(SessionProgress.Of(Plan, []).After(Answer(0, second: true)));
        Assert.Null(SessionProgress.Of(Plan, []).After(new SecondTryLeft(0)));
    }

    [Theory]
    [InlineData(ItemType.Single, true)]
    [InlineData(ItemType.Multiple, true)]
    [InlineData(ItemType.Numeric, true)]
    [InlineData(ItemType.ShortText, true)]
    [InlineData(ItemType.Cloze, true)]
    [InlineData(ItemType.Matching, true)]
    [InlineData(ItemType.Ordering, true)]
    [InlineData(ItemType.TrueFalse, false)]
    [InlineData(ItemType.Predict, false)]
    [InlineData(ItemType.SawIt, false)]
    public void A_second_try_is_offered_in_practice_where_it_says_something(ItemType type, bool offered)
    {
        var asked = Asked with { Item = Planned with { Type = type } };
        Assert.Equal(offered, SecondTries.AreOffered(Plan, asked));
        Assert.False(SecondTries.AreOffered(Plan with { IsClinic = true }, asked));
        Assert.False(SecondTries.AreOffered(Plan, asked with { Case = Predicted.Run }));
        Assert.All([SessionMode.Review, SessionMode.Exam, SessionMode.Interview], mode => Assert.False(SecondTries.AreOffered(Plan with { Mode = mode }, asked)));
        Assert.Equal(offered, SessionProgress.Of(Plan with { Steps = [asked] }, []).After(First(0)) is not null);
    }

    [Fact]
    public void Of_two_options_the_other_is_no_second_try()
    {
        Assert.False(SecondTries.AreOffered(Plan, Asked, Choice(false, 2, "a")));
        Assert.True(SecondTries.AreOffered(Plan, Asked, Choice(false, 3, "a")));
        Assert.True(SecondTries.AreOffered(Plan, Asked, Choice(true, 2, "a")));
    }

    [Fact]
    public void Trying_again_never_costs_anything() => Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1]).Sample((first, second) =>
        SecondTries.Credit(first, second) >= first && SecondTries.Credit(first, second) <= Math.Max(first, 0.5));

    [Fact]
    public void Without_the_stem_first_a_step_begins_with_the_answer() =>
        Assert.Equal(StepPhase.Answer, SessionProgress.Of(Plan, []).Phase(stemFirst: false));

    [Fact]
    public void Whatever_is_asked_for_the_session_never_goes_back_and_never_skips_an_answer() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 3]).Array[0, 60].Sample(tries =>
        {
            var progress = SessionProgress.Of(Plan, []);
            foreach (var (kind, index) in tries)
            {
                SessionEvent happened = kind switch
                {
                    0 => new RecallPassed(index),
                    1 => Answer(index),
                    2 => new RunFinished(index, Guid.Empty),
                    3 => new RunSkipped(index),
                    4 => new CheckAnswered(index, Answer(index).Answer, "en"),
                    5 => new CheckSkipped(index),
                    6 => First(index),
                    7 => Answer(index, second: true),
                    8 => new SecondTryLeft(index),
                    _ => new StepLeft(index),
                };
                if (progress.After(happened) is not { } next)
                {
                    continue;
                }

                var (before, after) = ((progress.Index, progress.Phase(true)), (next.Index, next.Phase(true)));
                if (before.CompareTo(after) >= 0 || (next.Index > progress.Index && progress.Step!.Kind == StepKind.Item && progress.At(progress.Index).Answer is null))
                {
                    return false;
                }

                progress = next;
            }

            return true;
        });

    [Fact]
    public void A_skipped_run_has_no_check()
    {
        var progress = SessionProgress.Of(Plan, [Answer(0), new StepLeft(0), Answer(1), new RunSkipped(1)]);

        Assert.Equal(StepPhase.Verdict, progress.Phase(true));
        Assert.Null(progress.After(new RunFinished(1, Guid.NewGuid())));
        Assert.Null(progress.After(new CheckSkipped(1)));
    }

    private static Answered Answer(int index, bool second = false) =>
        new(index, new SubmitAnswerRequest(Guid.Empty, index, false, new ChoiceResponse(["x"]), null, false, 1, 1, "Etc/UTC", second), "en");

    private static TriedFirst First(int index) => new(index, Answer(index).Answer, "en");
}

using Microsoft.EntityFrameworkCore;
using QuizHub.Demos;
using QuizHub.Demos.Clinic;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks.Pages;
using QuizHub.Server.Demos;
using QuizHub.Server.Progress;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>One item of a session, as its page shows it. Nothing of an open item that tells its key, a reason or a fact ever gets into it.</summary>
public sealed class ItemSteps(ItemStore items, RenderedTexts texts, DemoCatalog demos, RunStore runs)
{
    /// <param name="phase">To show it in.</param>
    public async Task<ItemStep> MakeAsync(SessionSight sight, int index, StepPhase phase, CancellationToken cancel)
    {
        var (step, passed) = (sight.Open.Plan.Steps[index], sight.Open.Progress.At(index));
        var item = await ShownAsync(sight, step, step.Item!, cancel);
        var run = passed.RunId is { } runId ? await sight.Database.Runs().AsNoTracking().SingleAsync(row => row.Id == runId, cancel) : null;
        var isOver = phase == StepPhase.Verdict;
        var firstTry = passed.FirstTry is { } tried && (phase == StepPhase.Retry || passed.Answer is { SecondTry: true }) ? tried : null;
        var rules = await RulesAsync(sight, item.Item, firstTry ?? passed.Answer, cancel);
        var first = firstTry is null ? 0 : (Grading.Grade(item.Item, item.Parameters, item.Ids.ToDeck(firstTry.Response!), version: rules) as Graded)?.Score ?? 0;
        var verdict = isOver ? VerdictOn(item, passed.Answer, run, counts: !passed.RunSkipped, withSources: true, rules) : null;
        return new ItemStep(
            ItemHtml.View(item), passed.Answer?.Response, passed.Answer?.Confidence, passed.Answer is { Revealed: true } or { Response: null },
            firstTry is null || verdict is null ? verdict : verdict with { Credit = SecondTries.Credit(first, verdict.Score) },
            step.Run is null ? null : await DemoAsync(sight, step, passed, run, isOver, cancel),
            step.Case is null ? null : await CaseAsync(sight, step, isOver, cancel),
            firstTry is null ? null : new FirstTry(firstTry.Response!, firstTry.Confidence, first > 0));
    }

    private async Task<CaseStep> CaseAsync(SessionSight sight, PlanStep step, bool isOver, CancellationToken cancel)
    {
        var planned = step.Case!;
        var demo = await demos.FindAsync(planned.Demo, cancel) ?? Gone(planned.Demo);
        var bare = demo with { Settings = [], Facts = [] };
        if (!isOver)
        {
            return new CaseStep(bare, null);
        }

        var fault = ClinicFaults.Find(planned.Settings[ClinicFaults.FaultSetting])!;
        var settings = SettingValues.Parse(demo, planned.Settings).Values;
        var run = await runs.FindEqualAsync(RunKey.Of(demo, settings, planned.Seed), cancel);
        var title = PlainText.Of((await items.QuestionAsync(sight.Database, sight.Deck.Slug, step, cancel)).In(sight.Language.Code()).Title);
        return new CaseStep(bare, new CaseOutcome(
            demo, fault.Name, settings, planned.Seed, run?.ReadFacts(), [.. fault.Offered.Select(remedy => new SettingOption(remedy.Id, remedy.Name))],
            SessionLinks.Question(sight.Language, sight.Deck, step.TopicSlug, step.QuestionSlug), title));
    }

    private async Task<DemoStep> DemoAsync(SessionSight sight, PlanStep step, StepProgress passed, Run? run, bool isOver, CancellationToken cancel)
    {
        var planned = step.Run!;
        var demo = await demos.FindAsync(planned.Demo, cancel) ?? Gone(planned.Demo);
        var check = step.Check is null || run is null ? null : await ShownAsync(sight, step, step.Check, cancel);
        return new DemoStep(
            demo, SettingValues.Parse(demo, planned.Settings).Values, planned.Seed, run?.Id,
            check is null ? null : ItemHtml.View(check),
            passed.Check?.Response,
            check is not null && isOver ? VerdictOn(check, passed.Check, run, counts: true, withSources: false, EvidenceGrade.Version) : null,
            passed.RunSkipped || (isOver && run is null),
            isOver ? run?.ReadFacts() : null,
            isOver ? run?.ReadOutcome() : null,
            SessionLinks.Demo(sight.Language, sight.Deck, step, planned.Demo, planned.Settings, demo.UsesSeed ? planned.Seed : null));
    }

    /// <summary>A demo that has gone since leaves a name: the step can still be skipped.</summary>
    private static DemoDeclaration Gone(string demo) => new(demo, 0, new Text(demo, demo), new Text("", ""), false, [], [], []);

    /// <summary>The version of the rules that an answer was graded by. Typed words alone are read by other rules than they once were.</summary>
    private static async Task<int> RulesAsync(SessionSight sight, Item item, SubmitAnswerRequest? answer, CancellationToken cancel) =>
        answer is null || item.Body is not ITypedBody
            ? EvidenceGrade.Version
            : await sight.Database.Attempts().Where(attempt => attempt.Id == answer.Id).Select(attempt => (int?)attempt.GradingVersion).FirstOrDefaultAsync(cancel) ?? EvidenceGrade.Version;

    private static Verdict VerdictOn(ShownItem item, SubmitAnswerRequest? answer, Run? run, bool counts, bool withSources, int rules)
    {
        var response = answer?.Response is { } given ? item.Ids.ToDeck(given) : null;
        return ItemHtml.Verdict(item, Grading.Grade(item.Item, item.Parameters, response, run is null ? null : FactValues.ToNumbers(run.ReadFacts()), rules), counts, withSources);
    }

    private async Task<ShownItem> ShownAsync(SessionSight sight, PlanStep step, PlannedItem planned, CancellationToken cancel) => new(
        texts, sight.Deck, await items.QuestionAsync(sight.Database, sight.Deck.Slug, step, cancel), step, planned,
        await items.ItemAsync(sight.Database, sight.Deck.Slug, step, planned, cancel), sight.Language.Code());
}

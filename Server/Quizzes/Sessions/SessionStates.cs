using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuizHub.Demos;
using QuizHub.Demos.Clinic;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Decks.Pages;
using QuizHub.Server.Demos;
using QuizHub.Server.Progress;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>Where a session stands, as its page shows it. Nothing of an open item that tells its key, a reason or a fact ever gets into it.</summary>
public sealed class SessionStates(
    IDbContextFactory<QuizHubDbContext> databases, ItemStore items, DeckLibrary library, RenderedTexts texts, DemoCatalog demos,
    RunStore runs, InterviewStates interviews, ExamWriter exams, ExamSheets sheets, ExamResults results, SessionModes modes)
{
    /// <summary>Null when this learner has no such session.</summary>
    /// <param name="withItems">Whether the items of an exam that goes on are told anew.</param>
    public async Task<SessionState?> FindAsync(Guid id, Guid learnerId, Language language, CancellationToken cancel, bool withItems = true)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        // Settings may have changed since the learner was read for this request.
        var learner = await database.Learners().AsNoTracking().SingleOrDefaultAsync(row => row.Id == learnerId, cancel);
        var open = learner is null ? null : await OpenSession.ReadAsync(database.Sessions().AsNoTracking(), database, id, learnerId, cancel);
        if (open is null)
        {
            return null;
        }

        if (exams.IsOverdue(open.Session))
        {
            await exams.HandInOverdueAsync(id, cancel);
            open = (await OpenSession.ReadAsync(database.Sessions().AsNoTracking(), database, id, learnerId, cancel))!;
        }

        return await MakeAsync(database, open, learner!, language, withItems, cancel);
    }

    /// <summary>What the page of a session shows that was not read but settled just now.</summary>
    public async Task<SessionState> MakeAsync(OpenSession open, Learner learner, Language language, CancellationToken cancel)
    {
        // Costs nothing until it is asked.
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await MakeAsync(database, open, learner, language, withItems: true, cancel);
    }

    private async Task<SessionState> MakeAsync(QuizHubDbContext database, OpenSession open, Learner learner, Language language, bool withItems, CancellationToken cancel)
    {
        var view = new View(database, open, DeckOf(open.Plan), language, open.Progress.Phase(learner.StemFirst));
        var sheet = open.Progress.IsSitting ? await sheets.MakeAsync(database, open, view.Deck, language, withItems, cancel) : null;
        var step = sheet is null ? open.Progress.Step : null;
        var place = open.Progress.HandedIn is { } handedIn ? new StepPlace(ExamReview.Place(handedIn, open.Progress.Index) + 1, handedIn.Review.Count) : null;
        var isResultDue = place is not null && (step is null || place.Number == 1);
        var isInterview = open.Plan.Mode == SessionMode.Interview;
        return new SessionState(
            open.Session.Id, open.Session.Mode, language.Code(), open.Plan.DeckSlug, open.Plan.DeckTitle.In(language.Code()), open.Progress.Index, open.Plan.Steps.Count,
            open.Session.Revision, step?.Kind, view.Phase,
            step is { Kind: StepKind.Item } ? await ItemAsync(view, step, cancel) : null,
            step is { Kind: StepKind.Say } ? await SayAsync(view, step, cancel) : null,
            step is null && sheet is null && !isInterview ? await SummaryAsync(view, learner, cancel) : null,
            learner.StemFirst, learner.Shortcuts, modes.Of(open.Plan).Home(open, view.Deck, language),
            step is { Kind: StepKind.Interview } ? await interviews.StepAsync(database, open, view.Deck, language, cancel) : null,
            step is null && isInterview
                ? await interviews.TranscriptAsync(database, open, view.Deck, TimeZones.Date(open.Session.StartedAt, learner.TimeZone), language, cancel)
                : null,
            sheet, isResultDue ? await results.MakeAsync(database, learner, open, view.Deck, language, cancel) : null, place);
    }

    /// <summary>One item with its verdict, to look at again when an exam and its review are over; null when there is none, or they are not.</summary>
    public async Task<ItemStep?> FindItemAsync(Guid id, int index, Guid learnerId, Language language, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var open = await OpenSession.ReadAsync(database.Sessions().AsNoTracking(), database, id, learnerId, cancel);
        return open is { Progress: { HandedIn: not null, IsOver: true } } && open.Plan.Steps.ElementAtOrDefault(index) is { Item: not null } step
            ? await ItemAsync(new View(database, open, DeckOf(open.Plan), language, StepPhase.Verdict, index), step, cancel)
            : null;
    }

    /// <summary>The deck as it is now, for links; what is asked comes from the plan. A deck that is gone leaves its name.</summary>
    public Deck DeckOf(SessionPlan plan) => library.Current.FindDeck(plan.DeckSlug)
        ?? new Deck(plan.DeckSlug, plan.DeckLanguages, plan.DeckTitle, plan.DeckTitle, [], new Dictionary<string, Localized>(), [], null);

    private async Task<ItemStep> ItemAsync(View view, PlanStep step, CancellationToken cancel)
    {
        var passed = view.Passed;
        var item = await ShownAsync(view, step, step.Item!, cancel);
        var run = passed.RunId is { } runId ? await view.Database.Runs().AsNoTracking().SingleAsync(row => row.Id == runId, cancel) : null;
        var isOver = view.Phase == StepPhase.Verdict;
        var shown = ItemHtml.View(item);
        var firstTry = passed.FirstTry is { } tried && (view.Phase == StepPhase.Retry || passed.Answer is { SecondTry: true }) ? tried : null;
        var rules = await RulesAsync(view, item.Item, firstTry ?? passed.Answer, cancel);
        var first = firstTry is null ? 0 : (Grading.Grade(item.Item, item.Parameters, item.Ids.ToDeck(firstTry.Response!), version: rules) as Graded)?.Score ?? 0;
        var verdict = isOver ? VerdictOn(item, passed.Answer, run, counts: !passed.RunSkipped, withSources: true, rules) : null;
        return new ItemStep(
            view.Open.Plan.IsClinic && !isOver ? Anonymous(shown, view) : shown, passed.Answer?.Response, passed.Answer?.Confidence, passed.Answer is { Revealed: true } or { Response: null },
            firstTry is null || verdict is null ? verdict : verdict with { Credit = SecondTries.Credit(first, verdict.Score) },
            step.Run is null ? null : await DemoAsync(view, step, run, isOver, cancel),
            step.Case is null ? null : await CaseAsync(view, step, isOver, cancel),
            firstTry is null ? null : new FirstTry(firstTry.Response!, firstTry.Confidence, first > 0));
    }

    private async Task<CaseStep> CaseAsync(View view, PlanStep step, bool isOver, CancellationToken cancel)
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
        var title = PlainText.Of((await items.QuestionAsync(view.Database, view.Deck.Slug, step, cancel)).In(view.Language.Code()).Title);
        return new CaseStep(bare, new CaseOutcome(
            demo, fault.Name, settings, planned.Seed, run?.ReadFacts(), [.. fault.Offered.Select(remedy => new SettingOption(remedy.Id, remedy.Name))],
            SessionLinks.Question(view.Language, view.Deck, step.TopicSlug, step.QuestionSlug), title));
    }

    /// <summary>At the clinic an item says where it belongs only when its fault has been named.</summary>
    private static ItemView Anonymous(ItemView item, View view)
    {
        var number = Numbers.Whole(view.Open.Progress.Index + 1);
        return item with
        {
            QuestionSlug = "",
            ItemId = $"case-{number}",
            TopicTitle = ClinicTexts.Clinic.In(view.Language),
            QuestionTitle = ClinicTexts.Case.Fill(view.Language, number),
        };
    }

    private async Task<DemoStep> DemoAsync(View view, PlanStep step, Run? run, bool isOver, CancellationToken cancel)
    {
        var passed = view.Passed;
        var planned = step.Run!;
        var demo = await demos.FindAsync(planned.Demo, cancel) ?? Gone(planned.Demo);
        var check = step.Check is null || run is null ? null : await ShownAsync(view, step, step.Check, cancel);
        return new DemoStep(
            demo, SettingValues.Parse(demo, planned.Settings).Values, planned.Seed, run?.Id,
            check is null ? null : ItemHtml.View(check),
            passed.Check?.Response,
            check is not null && isOver ? VerdictOn(check, passed.Check, run, counts: true, withSources: false, EvidenceGrade.Version) : null,
            passed.RunSkipped || (isOver && run is null),
            isOver ? run?.ReadFacts() : null,
            isOver ? run?.ReadOutcome() : null,
            SessionLinks.Demo(view.Language, view.Deck, step, planned.Demo, planned.Settings, demo.UsesSeed ? planned.Seed : null));
    }

    /// <summary>A demo that has gone since leaves a name: the step can still be skipped.</summary>
    private static DemoDeclaration Gone(string demo) => new(demo, 0, new Text(demo, demo), new Text("", ""), false, [], [], []);

    /// <summary>The version of the rules that an answer was graded by. Typed words alone are read by other rules than they once were.</summary>
    private static async Task<int> RulesAsync(View view, Item item, SubmitAnswerRequest? answer, CancellationToken cancel) =>
        answer is null || item.Body is not ITypedBody
            ? EvidenceGrade.Version
            : await view.Database.Attempts().Where(attempt => attempt.Id == answer.Id).Select(attempt => (int?)attempt.GradingVersion).FirstOrDefaultAsync(cancel) ?? EvidenceGrade.Version;

    private static Verdict VerdictOn(ShownItem item, SubmitAnswerRequest? answer, Run? run, bool counts, bool withSources, int rules)
    {
        var response = answer?.Response is { } given ? item.Ids.ToDeck(given) : null;
        return ItemHtml.Verdict(item, Grading.Grade(item.Item, item.Parameters, response, run is null ? null : FactValues.ToNumbers(run.ReadFacts()), rules), counts, withSources);
    }

    private async Task<ShownItem> ShownAsync(View view, PlanStep step, PlannedItem planned, CancellationToken cancel) => new(
        texts, view.Deck, await items.QuestionAsync(view.Database, view.Deck.Slug, step, cancel), step, planned,
        await items.ItemAsync(view.Database, view.Deck.Slug, step, planned, cancel), view.Language.Code());

    private async Task<SayStep> SayAsync(View view, PlanStep step, CancellationToken cancel)
    {
        var question = await items.QuestionAsync(view.Database, view.Deck.Slug, step, cancel);
        var text = question.In(view.Language.Code());
        var context = new MarkdownContext(view.Deck, question, view.Language.Code());
        var ticks = await view.Database.KeyPointTicks().AsNoTracking()
            .SingleOrDefaultAsync(row => row.SessionId == view.Open.Session.Id && row.StepIndex == view.Open.Progress.Index, cancel);
        return new SayStep(
            question.Slug, PlainText.Of(text.Title), SessionLinks.Question(view.Language, view.Deck, step.TopicSlug, question.Slug),
            texts.Render(text.ThirtySeconds, context, 0), texts.Render(text.TwoMinutes, context, 0),
            [.. text.KeyPoints.Select(point => new KeyPointView(point.Id, point.Indispensable, texts.RenderInline(point.Markdown, context, 0), point.MatchTerms, PlainText.Of(point.Markdown)))],
            ticks is null ? [] : JsonSerializer.Deserialize<List<string>>(ticks.Ticked, Json.Options)!,
            ticks?.Typed);
    }

    private async Task<SessionSummary> SummaryAsync(View view, Learner learner, CancellationToken cancel)
    {
        var attempts = await view.Database.Attempts().AsNoTracking().Where(attempt => attempt.SessionId == view.Open.Session.Id)
            .Select(attempt => new { attempt.StepIndex, IsCheck = attempt.ItemType == ItemTypes.Check, attempt.Score, attempt.Confidence, attempt.SecondTry })
            .ToListAsync(cancel);
        var rows = new List<SummaryRow>();
        foreach (var (index, step) in view.Open.Plan.Steps.Index().Where(step => step.Item.Kind == StepKind.Item))
        {
            var title = PlainText.Of((await items.QuestionAsync(view.Database, view.Deck.Slug, step, cancel)).In(view.Language.Code()).Title);
            var url = SessionLinks.Question(view.Language, view.Deck, step.TopicSlug, step.QuestionSlug);
            foreach (var item in new[] { step.Item, step.Check }.OfType<PlannedItem>())
            {
                // Of two tries the better counts, and how sure she was of the first.
                var tries = attempts.Where(attempt => attempt.StepIndex == index && attempt.IsCheck == (item == step.Check)).OrderBy(attempt => attempt.SecondTry).ToList();
                rows.Add(new SummaryRow(
                    title, url, item.Type, item.Facet, tries.Max(attempt => (double?)attempt.Score), tries.FirstOrDefault()?.Confidence, tries.Count > 1));
            }
        }

        var mode = modes.Of(view.Open.Plan);
        var end = await mode.ToComeAsync(view.Deck, learner, view.Language, cancel);
        return new SessionSummary(
            rows.Count(row => row.Score is not null), rows.Count(row => row.Score >= 1), rows.Count(row => row.Score is > 0 and < 1),
            rows.Average(row => row.Score) ?? 0, rows, end is { Left: 0 } ? null : mode.Again(view.Open, view.Deck, view.Language), NextTopic(view), end);
    }

    private static NextTopic? NextTopic(View view)
    {
        var next = view.Open.Session.TopicSlug is { } topic
            ? view.Deck.Topics.SkipWhile(candidate => candidate.Slug != topic).Skip(1).FirstOrDefault(candidate => candidate.Questions.Count > 0)
            : null;
        return next is null
            ? null
            : new NextTopic(
                next.Title.In(view.Language.Code()),
                new StartSessionRequest(view.Deck.Slug, next.Slug, null, view.Open.Session.Mode, view.Language.Code(), view.Open.Plan.Choice?.Count));
    }

    private sealed record View(QuizHubDbContext Database, OpenSession Open, Deck Deck, Language Language, StepPhase Phase, int? Index = null)
    {
        public StepProgress Passed => Open.Progress.At(Index ?? Open.Progress.Index);
    }
}

using Microsoft.Extensions.Caching.Memory;
using QuizHub.Demos.Clinic;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Decks;
using QuizHub.Server.Demos;
using QuizHub.Site;

namespace QuizHub.Server.Progress;

/// <summary>Tells what there is to review, by <see cref="ReviewPlanner"/>.</summary>
public sealed class Reviews(LearnerMemories memories, DemoCatalog demos, TimeProvider time) : IDisposable
{
    /// <summary>Minutes that are added when she goes on after those of the day are used.</summary>
    public const double MoreMinutes = 5;

    // Less than this is no time to begin anything in.
    private const double FewestMinutes = 1;

    private readonly MemoryCache _lists = new(new MemoryCacheOptions { SizeLimit = LearnerMemories.ItemsKept });

    public void Dispose() => _lists.Dispose();

    /// <summary>Today, tomorrow and the next day that there is something. Null when there is no such learner.</summary>
    public async Task<ReviewOutlook?> LookAsync(Deck deck, Learner learner, CancellationToken cancel)
    {
        if (await ReadAsync(deck, learner, cancel) is not { } day)
        {
            return null;
        }

        var (candidates, terms) = (Candidates(day, Demos(deck)), day.Terms);
        var today = ReviewPlanner.Plan(candidates, terms);
        var tomorrow = ReviewPlanner.PlanDayAfter(candidates, terms, today, day.Goal.MinutesPerDay);
        var next = tomorrow.Asked.Count > 0 ? terms.Today.AddDays(1)
            : candidates.Where(item => item.Memory?.DueDay > terms.Today).Min(item => item.Memory?.DueDay);
        return new ReviewOutlook(day.Memories, terms.Today, day.Goal, candidates, today, tomorrow, next);
    }

    /// <summary>How things stand when a session is over; null when there is no such learner.</summary>
    public async Task<ReviewEnd?> EndAsync(Deck deck, Learner learner, Language language, CancellationToken cancel)
    {
        if (await LookAsync(deck, learner, cancel) is not { } outlook)
        {
            return null;
        }

        return new ReviewEnd(outlook.Plan.Asked.Count, outlook.Plan.Waiting, outlook.Tomorrow.Asked.Count, outlook.TomorrowTopics(deck, language), outlook.Next);
    }

    /// <summary>What a session that starts now asks: within the minutes left of the day, or <see cref="MoreMinutes"/> when they are used. Empty when nothing is due.</summary>
    public async Task<IReadOnlyList<(Question Question, Item Item)>> ChooseAsync(Deck deck, Learner learner, CancellationToken cancel)
    {
        var known = await demos.NamesAsync(cancel);
        if (await ReadAsync(deck, learner, cancel) is not { } day)
        {
            return [];
        }

        var terms = day.Terms.MinutesLeft > 0 ? day.Terms : day.Terms with { MinutesLeft = MoreMinutes };
        var questions = deck.Questions.ToDictionary(question => question.Slug);
        return [.. ReviewPlanner.Plan(Candidates(day, known), terms).Asked.Select(choice =>
        {
            var question = questions[choice.Candidate.Question];
            return (question, question.Items.First(item => item.Id == choice.Candidate.Item));
        })];
    }

    /// <summary>Pages do not wait for the demos to be known: until they are, all are taken to be there.</summary>
    private HashSet<string> Demos(Deck deck) => demos.Known is { } known
        ? [.. known.Select(demo => demo.Name)]
        : [ClinicFaults.Demo, .. deck.Questions.Select(question => question.Demo?.Name).OfType<string>()];

    private async Task<ReviewDay?> ReadAsync(Deck deck, Learner learner, CancellationToken cancel)
    {
        if (await memories.GetAsync(learner.Id, deck.Slug, cancel) is not { } known)
        {
            return null;
        }

        var today = StudyDay.Of(time.GetUtcNow(), learner.TimeZone);
        var goal = known.Goal ?? new StudyGoal { LearnerId = learner.Id, DeckSlug = deck.Slug };
        var left = goal.MinutesPerDay - (known.Days.TryGetValue(today, out var spent) ? AnswerTimes.Spent(spent) : 0);
        return new ReviewDay(deck, known, goal, new ReviewTerms(
            today, goal.InterviewDay, left < FewestMinutes ? 0 : left, known.Rules.Model, known.Belief, known.FirstRight, known.Rules.Retention));
    }

    /// <summary>Kept as long as the copy of what she remembers.</summary>
    private IReadOnlyList<ReviewCandidate> Candidates(ReviewDay day, IReadOnlySet<string> known)
    {
        var key = (day.Memories.LearnerId, day.Deck.Slug);
        var list = CandidateList.Of(_lists.Get<CandidateList>(key), day.Deck, day.Memories, day.Goal, known);
        _lists.Set(key, list, new MemoryCacheEntryOptions { SlidingExpiration = LearnerMemories.Kept, Size = 10 + list.Candidates.Count });
        return list.Candidates;
    }

    private sealed record ReviewDay(Deck Deck, MemorySnapshot Memories, StudyGoal Goal, ReviewTerms Terms);
}

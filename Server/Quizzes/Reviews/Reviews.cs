using QuizHub.Demos.Clinic;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Decks;
using QuizHub.Server.Demos;
using QuizHub.Server.Progress;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>Tells what there is to review, by <see cref="ReviewPlanner"/>.</summary>
public sealed class Reviews(LearnerMemories memories, DemoCatalog demos, TimeProvider time)
{
    /// <summary>Minutes that are added when she goes on after those of the day are used.</summary>
    public const double MoreMinutes = 5;

    // Less than this is no time to begin anything in.
    private const double FewestMinutes = 1;

    /// <summary>Today, tomorrow and the next day that there is something. Null when there is no such learner.</summary>
    public async Task<ReviewOutlook?> LookAsync(Deck deck, Learner learner, CancellationToken cancel)
    {
        if (await ReadAsync(deck, learner, cancel) is not { } day)
        {
            return null;
        }

        var (candidates, terms) = (day.Candidates(Demos(deck)), day.Terms);
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
        var known = (await demos.ListAsync(cancel)).Select(demo => demo.Name).ToHashSet();
        if (await ReadAsync(deck, learner, cancel) is not { } day)
        {
            return [];
        }

        var terms = day.Terms.MinutesLeft > 0 ? day.Terms : day.Terms with { MinutesLeft = MoreMinutes };
        var questions = deck.Questions.ToDictionary(question => question.Slug);
        return [.. ReviewPlanner.Plan(day.Candidates(known), terms).Asked.Select(choice =>
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

    private sealed record ReviewDay(Deck Deck, MemorySnapshot Memories, StudyGoal Goal, ReviewTerms Terms)
    {
        /// <param name="demos">Names of those that there are.</param>
        public List<ReviewCandidate> Candidates(HashSet<string> demos)
        {
            var chosen = Goal.ReadTopics();
            var topics = Deck.Topics.Where(topic => chosen.Contains(topic.Slug)).ToList();
            var candidates = new List<ReviewCandidate>(Deck.Questions.Sum(question => question.Items.Count));
            foreach (var topic in topics.Count == 0 ? Deck.Topics : topics)
            {
                foreach (var question in topic.Questions)
                {
                    candidates.AddRange(question.Items.Where(item => SessionPlanner.IsAsked(item, question, demos)).Select(item => new ReviewCandidate(
                        topic.Slug, question.Slug, question.Confusable, item.Id, item.Type, item.Facet, Memories.Minutes[item.Type],
                        Memories.Items.GetValueOrDefault(new ItemKey(question.Slug, item.Id)))));
                }
            }

            return candidates;
        }
    }
}

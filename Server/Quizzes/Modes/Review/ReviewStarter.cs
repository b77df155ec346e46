using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Progress;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>Starts the review of a day.</summary>
public sealed class ReviewStarter(DeckLibrary library, Reviews reviews, SessionWriter writer)
{
    /// <summary>Null when there is no such deck.</summary>
    public Deck? FindDeck(string? slug) => library.Current.FindDeck(slug ?? "");

    /// <summary>Single items, each of its question, in the order given. The answers to say are left out: nothing of them is graded, so they would take the minutes that
    /// review is for; a verdict brings the explanation, practice and interview ask for the answer aloud.</summary>
    public static SessionPlan Plan(Deck deck, IEnumerable<(Question Question, Item Item)> asked, Func<Question, string> version, ulong seed)
    {
        var steps = asked.Take(StartSessionRequest.MostItems)
            .Select((row, index) => PlanSteps.Item(deck, row.Question, row.Item, version, SplitMix.Derive(seed, (ulong)index)));
        return new SessionPlan(deck.Slug, deck.Title, deck.Languages, [.. steps], Mode: SessionMode.Review);
    }

    /// <summary>Null, and no session, when nothing is to be asked.</summary>
    public async Task<Guid?> StartAsync(Deck deck, Learner learner, Language language, CancellationToken cancel)
    {
        var asked = await reviews.ChooseAsync(deck, learner, cancel);
        if (asked.Count == 0)
        {
            return null;
        }

        var plan = Plan(deck, asked, ItemStore.Version, SplitMix.DrawSeed());
        var request = new StartSessionRequest(deck.Slug, null, null, SessionMode.Review, language.Code(), Count: null);
        return await writer.StartAsync(learner.Id, deck, request, plan, cancel);
    }
}

using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Quizzes;

/// <summary>Lays out a visit to the clinic. Pure: deck and seed in, plan out.</summary>
public static class ClinicPlanner
{
    /// <summary>The cases of a deck in drawn order, mixed over its questions, and nothing else.</summary>
    public static SessionPlan Plan(Deck deck, IReadOnlySet<string> demos, Func<Question, string> version, ulong seed)
    {
        var cases = deck.Questions.SelectMany(question => question.Items.Where(item => item.Case is not null && AskedItems.IsAsked(item, question, demos)).Select(item => (question, item)));
        var steps = new SplitMix(SplitMix.Derive(seed, 4)).Shuffle(cases).Take(StartSessionRequest.MostItems)
            .Select((drawn, index) => PlanSteps.Item(deck, drawn.question, drawn.item, version, SplitMix.Derive(seed, (ulong)index)));
        return new SessionPlan(deck.Slug, deck.Title, deck.Languages, [.. steps], IsClinic: true);
    }
}

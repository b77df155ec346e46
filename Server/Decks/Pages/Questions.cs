using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Pages;

/// <summary>What pages tell about questions beyond their words.</summary>
public static class Questions
{
    /// <summary>How many exercises a learner meets: a saw-it check is part of its prediction.</summary>
    public static int ExerciseCount(this Question question) => question.Items.Count(item => !item.Type.IsCheck());

    /// <summary>The language to mark a question's words with where they are not in the page's language; null where they are.</summary>
    public static string? ForeignTag(this Deck deck, Question question, string code) =>
        question.Texts.ContainsKey(code) ? null : Languages.FromCode(deck.Languages[0])?.Tag() ?? deck.Languages[0];

    /// <summary>The questions before and after one in its deck's reading order; null at the ends.</summary>
    public static (Question? Previous, Question? Next) NeighboursOf(this Deck deck, Question question)
    {
        var all = deck.Questions.ToList();
        var index = all.IndexOf(question);
        return (index > 0 ? all[index - 1] : null, index + 1 < all.Count ? all[index + 1] : null);
    }
}

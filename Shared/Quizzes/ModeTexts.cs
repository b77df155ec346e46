using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>The ways to use a deck, where they are offered beside each other. Each says itself what is special about it.</summary>
public static class ModeTexts
{
    public static readonly Text Title = new("Ways to learn", "学习方式");
}

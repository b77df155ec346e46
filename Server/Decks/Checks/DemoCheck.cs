using QuizHub.Demos;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Checks;

/// <summary>Names of demos, settings and facts against what the demos declare.</summary>
internal static class DemoCheck
{
    public static void Check(QuestionFiles files, Question question, IReadOnlyList<DemoDeclaration>? demos, FindingList findings)
    {
    }
}

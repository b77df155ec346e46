using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Client.Quizzes;

/// <summary>What keys do, as it is told to the learner.</summary>
public sealed record KeyList(Text Heading, IReadOnlyList<(string[] Keys, Text Text)> Rows)
{
    public static readonly KeyList Usual = new(
        QuizTexts.KeysHeading,
        [
            (["1", "…", "9"], QuizTexts.KeyNumbers),
            (["S", "D", "F"], QuizTexts.KeySure),
            (["Enter"], QuizTexts.KeyEnter),
            (["Ctrl", "Enter"], QuizTexts.KeyEnterField),
            (["G"], QuizTexts.GiveUp),
            (["R"], QuizTexts.KeyRun),
            (["↑", "↓"], QuizTexts.KeyArrows),
            (["?"], QuizTexts.KeyHelp),
        ]);
}

using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Client.Quizzes;

/// <summary>How a verdict or a part of one is worded and marked: never by colour alone.</summary>
/// <param name="Kind">Its class in the style sheet: right, doubt, wrong or plain.</param>
/// <param name="Sign">The sign before the words.</param>
public sealed record VerdictWords(string Kind, string Sign, string Headline, string Then)
{
    public static VerdictWords Of(Verdict verdict, Confidence? confidence, bool revealed, Language language)
    {
        var (kind, headline, then) = (verdict, confidence, revealed) switch
        {
            ({ Credit: { } credit }, _, _) => Second(verdict, credit, language),
            (_, _, true) => ("doubt", QuizTexts.VerdictRevealed.In(language), QuizTexts.ThenRevealed),
            ({ IsRight: true }, Confidence.High, _) => ("right", QuizTexts.VerdictRightSure.In(language), QuizTexts.ThenRight),
            ({ IsRight: true }, Confidence.Low, _) => ("right", QuizTexts.VerdictRightUnsure.In(language), QuizTexts.ThenRightUnsure),
            ({ IsRight: true }, _, _) => ("right", QuizTexts.VerdictRight.In(language), QuizTexts.ThenRight),
            ({ IsPartlyRight: true }, _, _) =>
                ("doubt", QuizTexts.VerdictPartly.Fill(language, Numbers.Percent(verdict.Score, language)), QuizTexts.ThenPartly),
            (_, Confidence.High, _) => ("wrong", QuizTexts.VerdictWrongSure.In(language), QuizTexts.ThenWrongSure),
            _ => ("wrong", QuizTexts.VerdictWrong.In(language), QuizTexts.ThenWrong),
        };
        return new VerdictWords(kind, SignOf(kind), headline, then.In(language));
    }

    private static (string Kind, string Headline, Text Then) Second(Verdict verdict, double credit, Language language) => (verdict, credit) switch
    {
        ({ IsRight: true }, _) => ("right", SecondTryTexts.VerdictRightSecond.Fill(language, Numbers.Percent(credit, language)), QuizTexts.ThenRightUnsure),
        (_, > 0) => ("doubt", SecondTryTexts.VerdictPartlySecond.Fill(language, Numbers.Percent(credit, language)), QuizTexts.ThenPartly),
        _ => ("wrong", SecondTryTexts.VerdictWrongSecond.In(language), QuizTexts.ThenWrong),
    };

    /// <summary>No verdict: the learner chose not to run.</summary>
    public static VerdictWords Skipped(Language language) =>
        new("doubt", SignOf("doubt"), QuizTexts.VerdictSkipped.In(language), QuizTexts.ThenSkipped.In(language));

    /// <summary>No answer, and no more time for one.</summary>
    public static VerdictWords NotAnswered(Language language) =>
        new("doubt", SignOf("doubt"), QuizTexts.NotAnswered.In(language), QuizTexts.ThenNotAnswered.In(language));

    /// <summary>What a step came to that stands at its verdict.</summary>
    public static VerdictWords Of(ItemStep step, Language language) => step switch
    {
        { IsOpen: true } => NotAnswered(language),
        { Verdict: null } or { Demo.Skipped: true } => Skipped(language),
        _ => Of(step.Verdict, step.Confidence, step.Revealed, language),
    };

    /// <summary>An option of a choice: what it is, and what the learner made of it.</summary>
    public static VerdictWords OfOption(PartVerdict part, bool multiple, Language language)
    {
        var (kind, mark) = (part.IsKey, Chosen: part.Given is not null) switch
        {
            (true, true) => ("right", QuizTexts.MarkRightChosen),
            (true, false) => ("right", multiple ? QuizTexts.MarkRightLeftOut : QuizTexts.MarkRightMissed),
            (false, true) => ("wrong", QuizTexts.MarkWrongChosen),
            _ => ("plain", QuizTexts.MarkWrongLeft),
        };
        return new VerdictWords(kind, SignOf(part.IsKey ? "right" : "wrong"), mark.In(language), "");
    }

    /// <summary>A blank, pair or entry: whether what stands there is right.</summary>
    public static VerdictWords OfPlace(PartVerdict part, Language language)
    {
        var (kind, mark) = part switch
        {
            { IsRight: true } => ("right", QuizTexts.MarkPartRight),
            { Given: null } => ("doubt", QuizTexts.MarkPartOpen),
            _ => ("wrong", QuizTexts.MarkPartWrong),
        };
        return new VerdictWords(kind, SignOf(kind), mark.In(language), "");
    }

    private static string SignOf(string kind) => kind switch
    {
        "right" => "✓",
        "wrong" => "✕",
        _ => "◐",
    };
}

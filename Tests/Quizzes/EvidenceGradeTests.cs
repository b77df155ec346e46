using CsCheck;
using QuizHub.Quizzes;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Quizzes;

namespace QuizHub.Tests.Quizzes;

public sealed class EvidenceGradeTests
{
    private static readonly Evidence Right = new(1, Confidence.High, false, false, false, 0.25, 1000, 1000, 1);

    public static TheoryData<Evidence, Grade> Table => new()
    {
        { Right, Grade.Good },
        { Right with { Confidence = null }, Grade.Good },
        { Right with { Revealed = true }, Grade.Again },
        { Right with { Hinted = true }, Grade.Again },
        { Right with { SecondTry = true }, Grade.Again },
        { Right with { Score = 0.49 }, Grade.Again },
        { Right with { Score = 0.5 }, Grade.Hard },
        { Right with { Score = 0.99 }, Grade.Hard },
        { Right with { Score = 0.99, Confidence = Confidence.Low }, Grade.Hard },
        { Right with { Confidence = Confidence.Low }, Grade.Again },
        { Right with { Confidence = Confidence.Low, GuessChance = 0.2 }, Grade.Again },
        { Right with { Confidence = Confidence.Low, GuessChance = 0.19 }, Grade.Hard },
        { Right with { Confidence = Confidence.Middle }, Grade.Hard },
        { Right with { ActiveMilliseconds = 2000 }, Grade.Good },
        { Right with { ActiveMilliseconds = 2001 }, Grade.Hard },
        { Right with { ActiveMilliseconds = 2001, MedianMilliseconds = null }, Grade.Good },
        { Right with { ActiveMilliseconds = 499, Encounter = 2 }, Grade.Easy },
        { Right with { ActiveMilliseconds = 500, Encounter = 2 }, Grade.Good },
        { Right with { ActiveMilliseconds = 499, Encounter = 1 }, Grade.Good },
        { Right with { ActiveMilliseconds = 499, Encounter = 2, Confidence = null }, Grade.Good },
        { Right with { ActiveMilliseconds = 499, Encounter = 2, MedianMilliseconds = null }, Grade.Good },
    };

    [Theory]
    [MemberData(nameof(Table), DisableDiscoveryEnumeration = true)]
    public void The_first_row_that_matches_decides(Evidence evidence, Grade grade) => Assert.Equal(grade, EvidenceGrade.Of(evidence));

    [Fact]
    public void A_better_score_never_lowers_the_grade() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Enum<Confidence>(), Gen.Long[0, 5000], Gen.Int[1, 3]).Sample((one, other, confidence, time, encounter) =>
        {
            var evidence = new Evidence(Math.Min(one, other), confidence, false, false, false, 0, time, 1000, encounter);
            return EvidenceGrade.Of(evidence) <= EvidenceGrade.Of(evidence with { Score = Math.Max(one, other) }) || Math.Max(one, other) == 1;
        });
}

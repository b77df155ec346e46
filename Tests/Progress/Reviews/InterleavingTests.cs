using CsCheck;
using QuizHub.Quizzes;
using QuizHub.Server.Progress;

namespace QuizHub.Tests.Progress.Reviews;

public sealed class InterleavingTests
{
    private static readonly Gen<ReviewChoice[]> Choices = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 30]).Array[0, 40]
        .Select(drawn => drawn.Select((row, index) => Choice($"q{index}", $"t{row.Item1}", $"q{row.Item2}")).ToArray());

    [Fact]
    public void Everything_is_asked_once_and_roughly_in_the_order_given() => Choices.Sample(choices =>
    {
        var mixed = Interleaving.Mix(choices).ToList();
        return mixed.ToHashSet().SetEquals(choices) && mixed.Count == choices.Length
            && mixed.Index().All(row => row.Index - Array.IndexOf(choices, row.Item) is > -Interleaving.Window and <= Interleaving.Window);
    }, iter: 2_000);

    [Fact]
    public void Topics_take_turns_where_they_can()
    {
        var mixed = Mix(Choice("a", "t1"), Choice("b", "t1"), Choice("c", "t1"), Choice("d", "t2"), Choice("e", "t2"), Choice("f", "t2"));
        Assert.Equal(["a", "d", "b", "e", "c", "f"], mixed);
        Assert.Equal(["a", "b", "c"], Mix(Choice("a", "t1"), Choice("b", "t1"), Choice("c", "t1")));
    }

    [Fact]
    public void What_is_mixed_up_comes_together_also_within_a_topic_and_named_by_either()
    {
        Assert.Equal(["a", "d", "b", "c"], Mix(Choice("a", "t1"), Choice("b", "t2"), Choice("c", "t3"), Choice("d", "t1", "a")));
        Assert.Equal(["a", "d", "b", "c"], Mix(Choice("a", "t1", "d"), Choice("b", "t2"), Choice("c", "t3"), Choice("d", "t1")));
        // Too far down to be worth it.
        Assert.Equal("b", Mix([Choice("a", "t1", "z"), .. "bcdefg".Select(letter => Choice($"{letter}", $"t{letter}")), Choice("z", "t1")])[1]);
    }

    private static List<string> Mix(params ReviewChoice[] choices) => [.. Interleaving.Mix(choices).Select(choice => choice.Candidate.Question)];

    private static ReviewChoice Choice(string question, string topic, params string[] confusable) =>
        new(new ReviewCandidate(topic, question, confusable, "item", ItemType.Single, Facet.Recall, new AnswerMinutes(1, 1), null), 1, false);
}

using QuizHub.Client.Quizzes;
using QuizHub.Quizzes;

namespace QuizHub.Tests.Quizzes.Components;

public class KeyPointMatchTests
{
    [Theory]
    [InlineData("It is unbiased.", true)]
    [InlineData("The EXPECTATIONS agree", true)]
    [InlineData("in　ｅｘｐｅｃｔａｔｉｏｎ", true)]
    [InlineData("self-expectation", true)]
    [InlineData("nunbiased", false)]
    [InlineData("It is biased", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_term_counts_at_the_start_of_a_word(string? typed, bool made) =>
        Assert.Equal(made, KeyPointMatch.Made([Point("unbiased", "expectation")], typed).Count == 1);

    [Theory]
    [InlineData("The effective  learning\nrate grows")]
    [InlineData("effective learning-rate")]
    public void Spaces_and_hyphens_are_alike(string typed) => Assert.Single(KeyPointMatch.Made([Point("effective learning rate")], typed));

    [Fact]
    public void Chinese_terms_count_anywhere() => Assert.Single(KeyPointMatch.Made([Point("无偏")], "小批量梯度是无偏估计"));

    [Fact]
    public void A_point_without_terms_is_never_ticked_for_the_learner()
    {
        Assert.Empty(KeyPointMatch.Made([Point()], "anything"));
        Assert.Empty(KeyPointMatch.Made([Point(" ")], "anything at all"));
    }

    private static KeyPointView Point(params string[] terms) => new("point", false, "Point", terms);
}

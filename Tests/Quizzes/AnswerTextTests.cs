using QuizHub.Server.Quizzes;

namespace QuizHub.Tests.Quizzes;

public sealed class AnswerTextTests
{
    [Theory]
    [InlineData("plain ASCII", "plain ASCII")]
    [InlineData("ＡＢＣ１２３，．", "ABC123,.")]
    [InlineData("e\u0301", "é")]
    [InlineData("ﬁ", "fi")]
    [InlineData("x²", "x2")]
    [InlineData("½", "1\u20442")]
    [InlineData("ｶﾞ", "ガ")]
    [InlineData("①", "1")]
    [InlineData("㎏", "kg")]
    [InlineData("𝑥", "x")]
    [InlineData("Å", "Å")]
    [InlineData("\u1112\u1161\u11ab", "한")]
    [InlineData("한글", "한글")]
    // Marks are put in order before they are composed; the second does not block the first.
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("a\u0328\u0301", "ą\u0301")]
    [InlineData("动量", "动量")]
    // Compatibility ideographs are other characters; \u0958 is excluded from composition.
    [InlineData("\uf900", "\u8c48")]
    [InlineData("\u0958", "\u0915\u093c")]
    public void Texts_are_normalised(string text, string expected) => Assert.Equal(expected, AnswerText.Normalize(text));

    [Theory]
    [InlineData("  Two\t words ", "two words")]
    [InlineData("Ｒｅ　ＬＵ", "re lu")]
    [InlineData("ÉCOLE", "e\u0301cole")]
    public void Folding_makes_equal_what_is_meant_to_be_equal(string typed, string known) => Assert.True(AnswerText.AreSame(typed, known));

    [Theory]
    [InlineData("batch size", "batchsize")]
    [InlineData("β", "b")]
    public void Folding_keeps_apart_what_differs(string typed, string known) => Assert.False(AnswerText.AreSame(typed, known));

    [Fact]
    public void Half_a_surrogate_pair_does_no_harm() => Assert.NotEqual("", AnswerText.Normalize("\ud835"));
}

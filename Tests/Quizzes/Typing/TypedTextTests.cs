using CsCheck;
using QuizHub.Quizzes;

namespace QuizHub.Tests.Quizzes.Typing;

public sealed class TypedTextTests
{
    private static readonly Gen<string> AnyText = Gen.String[Gen.Char["ab cé-'’−·門网ー.,\"`1 xΣßİı\u0301\u0307\u200b×=\ud835"], 0, 10];

    [Theory]
    [InlineData("  Two\t words ", "two words")]
    [InlineData("Ｒｅ　ＬＵ", "re lu")]
    [InlineData("ÉCOLE", "e\u0301cole")]
    [InlineData("reset门", "Reset 门")]
    [InlineData("Highway网络", "highway\u3000网络")]
    [InlineData("长 短期\u00a0记忆", "长短期记忆")]
    [InlineData("ミニ バッチ", "ミニバッチ")]
    [InlineData("Newton’s method", "newton's method")]
    [InlineData("Newton´s method", "Newtons method")]
    [InlineData("Newton`s method", "Newtonʼs method")]
    [InlineData("l’Hôpital", "l'hôpital")]
    [InlineData("克劳德·香农", "克劳德・香农")]
    [InlineData("克劳德•香农", "克劳德香农")]
    [InlineData("batch\u200bnorm", "batchnorm")]
    [InlineData("\ufeffAdam\u200e", "Adam")]
    [InlineData("RMS\u00adprop", "RMSprop")]
    [InlineData("Adam\ufe0f", "Adam")]
    [InlineData("“Adam”", "Adam")]
    [InlineData("「动量」", "动量")]
    [InlineData("Adam.", "Adam")]
    [InlineData("动量。", "动量")]
    [InlineData("STRASSE", "straße")]
    [InlineData("İnit", "init")]
    [InlineData("ınıt", "INIT")]
    [InlineData("ΣΑΣ", "σας")]
    [InlineData("µ", "μ")]
    [InlineData("∑", "Σ")]
    [InlineData("x − 1", "x-1")]
    [InlineData("P(A | B)", "p(a|b)")]
    [InlineData("P（A｜B）", "P(A|B)")]
    [InlineData("½", "1/2")]
    [InlineData("50 %", "50％")]
    [InlineData("3 × 3", "3x3")]
    [InlineData("a≤b", "a <= b")]
    [InlineData("한글", "\u1112\u1161\u11ab\u1100\u1173\u11af")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    public void What_only_keyboards_input_methods_and_copying_make_different_is_the_same(string typed, string known) => Assert.Equal(TypedText.Fold(known), TypedText.Fold(typed));

    [Theory]
    [InlineData('-'), InlineData('\u2010'), InlineData('\u2011'), InlineData('\u2012'), InlineData('\u2013'), InlineData('\u2014'), InlineData('\u2015'), InlineData('\u2212')]
    [InlineData('\u2043'), InlineData('\uff0d'), InlineData('\ufe63'), InlineData('\ufe58'), InlineData('\u30fc'), InlineData('\uff70'), InlineData('\u05be'), InlineData('\u2500')]
    public void Every_sign_for_a_hyphen_is_one(char hyphen)
    {
        Assert.Equal(TypedText.Fold("RMS-prop"), TypedText.Fold($"RMS{hyphen}prop"));
        Assert.Equal(TypedText.Fold("RMS-prop"), TypedText.Fold($"rms {hyphen} prop"));
        Assert.Equal("-1", TypedText.Fold($"{hyphen}1"));
    }

    [Theory]
    [InlineData("batch size", "batchsize")]
    [InlineData("β", "b")]
    [InlineData("-1", "1")]
    [InlineData("x-1", "x 1")]
    [InlineData("f'(x)", "f(x)")]
    [InlineData("n!", "n")]
    [InlineData("バッチー", "バッチ-")]
    [InlineData("12", "1 2")]
    [InlineData("...", ".")]
    [InlineData("无偏", "有偏")]
    public void What_differs_stays_apart(string typed, string known) => Assert.NotEqual(TypedText.Fold(known), TypedText.Fold(typed));

    [Fact]
    public void Folding_what_is_folded_changes_nothing() => AnyText.Sample(text => TypedText.Fold(TypedText.Fold(text)) == TypedText.Fold(text));

    [Fact]
    public void Half_a_surrogate_pair_does_no_harm() => Assert.NotEqual("", TypedText.Fold("\ud835"));
}

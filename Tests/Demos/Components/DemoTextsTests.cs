using System.Reflection;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Tests.Demos.Components;

public sealed class DemoTextsTests
{
    public static TheoryData<string> Names => [.. typeof(DemoTexts).GetFields(BindingFlags.Public | BindingFlags.Static).Select(text => text.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_text_is_there_in_both_languages_and_Chinese_has_Chinese_punctuation(string name)
    {
        var text = (Text)typeof(DemoTexts).GetField(name)!.GetValue(null)!;
        Assert.False(string.IsNullOrWhiteSpace(text.En));
        Assert.Contains(text.Zh, sign => sign is >= '一' and <= '鿿');
        Assert.DoesNotContain(text.Zh, sign => ",;:!?".Contains(sign, StringComparison.Ordinal) || (sign == '.' && !text.Zh.Contains("0.", StringComparison.Ordinal)));
        Assert.DoesNotContain(text.En, sign => sign is >= '一' and <= '鿿' or '，' or '。');
    }

    [Theory]
    [InlineData("settings")]
    [InlineData("busy")]
    [InlineData("too-many")]
    [InlineData("timeout")]
    [InlineData("memory")]
    [InlineData("crashed")]
    [InlineData("stopped")]
    [InlineData("unavailable")]
    [InlineData("network")]
    public void Every_failure_has_advice_of_its_own(string code) => Assert.NotEqual(DemoTexts.WhatNext("anything else"), DemoTexts.WhatNext(code));
}

using System.Reflection;
using System.Text.RegularExpressions;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Tests.Site;

/// <summary>All interface texts, found by reflection: what is said of numbers, and which words are used.</summary>
public sealed partial class TextTests
{
    private static readonly int[] Numbers = [0, 1, 2, 5];

    /// <summary>Chinese words that interface texts and content do not use, and why. Where a word stands in another sense, or in a fixed heading, the longer word is named.</summary>
    public static readonly IReadOnlyList<(Regex Banned, string Why)> Banned =
    [
        (new("演示"), "a demo is 实验, running one 运行"),
        (new("瞎猜|乱猜"), "random guessing is 随机猜测"),
        (new("考查角度|考查面(?!试)"), "a facet is 考查方面"),
        (new("题目"), "a question is 问题, an item 题"),
        (new(@"[0-9}] ?个练习(?!题)"), "what is counted are 题; 练习 is the mode"),
        (new(@"[0-9}][ \u00a0\u202f]%"), "a number and % stand without a space in Chinese"),
        (new(@"(?<=[\u4e00-\u9fff，。；：！？、]) (?=[\u4e00-\u9fff，。；：！？、])"), "between Chinese characters there is no space"),
    ];

    private static readonly Assembly[] Assemblies = [typeof(Text).Assembly, typeof(Client._Imports).Assembly, typeof(Program).Assembly];

    [Fact]
    public void There_are_texts_to_look_at() => Assert.True(Texts().Count() > 500);

    [Fact]
    public void One_of_a_thing_is_not_said_in_the_plural()
    {
        var wrong = Texts().SelectMany(text => Filled(text.Text.En).Where(said => Plural().IsMatch(said)).Select(said => $"{text.Name}: {said}")).Distinct().ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("1 days", true)]
    [InlineData("over 11 answers and 1 days", true)]
    [InlineData("1 more reviews", true)]
    [InlineData("1 day", false)]
    [InlineData("2 of 1 points", true)]
    [InlineData("11 days", false)]
    [InlineData("1 to 4 keys", false)]
    [InlineData("1 was", false)]
    public void Plurals_of_one_are_found(string text, bool isWrong) => Assert.Equal(isWrong, Plural().IsMatch(text));

    [Fact]
    public void Chinese_texts_use_the_words_as_they_are_defined()
    {
        var wrong = (from text in Texts() from said in Filled(text.Text.Zh, Language.Zh) from rule in Banned where rule.Banned.IsMatch(Code().Replace(said, "x")) select $"{text.Name}: {said}: {rule.Why}").Distinct().ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("运行演示")]
    [InlineData("准确率 95 %")]
    [InlineData("8 个练习")]
    [InlineData("共用时 不到一分钟")]
    [InlineData("停在瞎猜的水平")]
    [InlineData("按考查角度")]
    public void Banned_words_are_found(string text) => Assert.Contains(Banned, rule => rule.Banned.IsMatch(text));

    [Theory]
    [InlineData("运行实验，准确率 95%，8 道题，练习 3 次")]
    [InlineData("考查面试题")]
    public void Others_are_not(string text) => Assert.DoesNotContain(Banned, rule => rule.Banned.IsMatch(text));

    [Theory]
    [InlineData("答题共用时 {0}，{1} 次作答", "不到一分钟", "答题共用时不到一分钟，3 次作答")]
    [InlineData("答题共用时 {0}，{1} 次作答", "2 分钟", "答题共用时 2 分钟，3 次作答")]
    public void A_Chinese_value_has_no_spaces_round_it(string text, string value, string said) => Assert.Equal(said, new Text("", text).Fill(Language.Zh, value, "3"));

    [Theory]
    [InlineData("1", "1 day")]
    [InlineData("2", "2 days")]
    [InlineData("0", "0 days")]
    [InlineData("1,001", "1,001 days")]
    public void What_is_counted_follows_its_number(string value, string said) => Assert.Equal(said, new Text("{0:day|days}", "").Fill(Language.En, value));

    [Theory]
    [InlineData("The noise floor is ∞ with momentum and 0.5 without.", "The noise floor is infinite (it diverged) with momentum and 0.5 without.")]
    [InlineData("It has ∞ times the variance.", "It has infinitely many times the variance.")]
    [InlineData("then ∞−∞ gives NaN", "then ∞−∞ gives NaN")]
    [InlineData("97 % of 3", "97 % of 3")]
    public void An_infinite_outcome_is_said_in_words(string outcome, string said) => Assert.Equal(said, OutcomeWords.Of(new(outcome, "")).En);

    [Theory]
    [InlineData("有动量时噪声底为 ∞，无动量时为 0.5。", "有动量时噪声底为无穷大（发散），无动量时为 0.5。")]
    [InlineData("准确率 97.3 %，其余 2 %。", "准确率 97.3%，其余 2%。")]
    [InlineData("方差是 ∞ 倍", "方差是无穷多倍")]
    public void A_Chinese_outcome_too(string outcome, string said) => Assert.Equal(said, OutcomeWords.Of(new("", outcome)).Zh);

    /// <summary>Every text there is: fields, properties, and what methods say of numbers.</summary>
    private static IEnumerable<(string Name, Text Text)> Texts() =>
        from type in Assemblies.SelectMany(assembly => assembly.GetTypes())
        where type.Name.EndsWith("Texts", StringComparison.Ordinal) || type.Name is "ClinicFaults" or "ClinicRemedies"
        from text in Of(type)
        select text;

    private static IEnumerable<(string Name, Text Text)> Of(Type type)
    {
        const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        foreach (var field in type.GetFields(Any))
        {
            foreach (var text in field.GetValue(null) switch { Text one => [one], IEnumerable<Text> several => several, _ => [] })
            {
                yield return ($"{type.Name}.{field.Name}", text);
            }
        }

        foreach (var method in type.GetMethods(Any).Where(method => method.ReturnType == typeof(Text) && !method.IsGenericMethod && method.GetParameters().All(IsNumberOrText)))
        {
            foreach (var number in Numbers)
            {
                yield return ($"{type.Name}.{method.Name}({number})", (Text)method.Invoke(null, [.. method.GetParameters().Select(parameter => Value(parameter, number))])!);
            }
        }
    }

    private static bool IsNumberOrText(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(int) || parameter.ParameterType == typeof(long) || parameter.ParameterType == typeof(double) || parameter.ParameterType == typeof(bool)
        || parameter.ParameterType == typeof(string) || parameter.ParameterType == typeof(Text);

    private static object Value(ParameterInfo parameter, int number) =>
        parameter.ParameterType == typeof(string) ? "x"
        : parameter.ParameterType == typeof(Text) ? new Text("x", "某")
        : parameter.ParameterType == typeof(bool) ? number % 2 == 0
        : Convert.ChangeType(number, parameter.ParameterType, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>With each number in all its places.</summary>
    private static IEnumerable<string> Filled(string text, Language language = Language.En) => !text.Contains("{0", StringComparison.Ordinal) ? [text]
        : Numbers.Select(number => new Text(text, text).Fill(language, [.. Enumerable.Repeat($"{number}", 9)]));

    // What stands between backquotes is code.
    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();

    // "of 1 to 4 keys" and "1 is" have no counted noun; verbs and other words that end with s are named.
    [GeneratedRegex(@"(?<![\d.,=–-])\b1[ \u00a0](?:more |later |other |key |own )?(?!(?:was|is|has|does|this|less|across|plus|minus|s|as|its|pass|class|loss|always)\b)[a-z]+s\b")]
    private static partial Regex Plural();
}

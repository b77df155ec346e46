using QuizHub.Server.Decks;

namespace QuizHub.Tests.Decks;

/// <summary>An answer in thirty seconds can be said in thirty seconds: about 170 words, or 340 characters of Chinese, a minute, with pauses.</summary>
public sealed class AnswerLengthTests(ITestOutputHelper output)
{
    private static readonly Deck Deck = SharedParts.ShippedDeck;

    [Theory]
    [InlineData("en", 85, 300)]
    [InlineData("zh", 170, 600)]
    public void Answers_to_say_fit_their_time(string language, int thirtySeconds, int twoMinutes)
    {
        var lengths = Deck.Questions.Select(question => (question.Slug, Short: Length(question.Texts[language].ThirtySeconds), Long: Length(question.Texts[language].TwoMinutes))).ToList();
        output.WriteLine($"{language}: longest in thirty seconds: {lengths.MaxBy(length => length.Short)}; in two minutes: {lengths.MaxBy(length => length.Long)}");
        Assert.All(lengths, length => Assert.True(length.Short <= thirtySeconds && length.Long <= twoMinutes, $"{length.Slug}: {length.Short} and {length.Long}"));
    }

    [Theory]
    [InlineData("It isn't 3.5 times as long.", 6)]
    [InlineData("批归一化（BN）用 γ 和 β 缩放。", 11)]
    public void Words_and_Chinese_characters_count_one_each(string text, int length) => Assert.Equal(length, Length(text));

    /// <summary>Words between spaces; a Chinese character counts as one, and ends the word before it.</summary>
    private static int Length(string text)
    {
        var (length, inWord) = (0, false);
        foreach (var character in text)
        {
            var isHan = character is >= '\u3400' and <= '\u9fff';
            var isWord = !isHan && !char.IsWhiteSpace(character) && (inWord || char.IsLetterOrDigit(character));
            length += isHan || (isWord && !inWord) ? 1 : 0;
            inWord = isWord && character is not ('，' or '。' or '（' or '）' or '、' or '；' or '：');
        }

        return length;
    }
}

using System.Text;

namespace QuizHub.Server.Decks.Pages;

/// <summary>How long a question takes to read.</summary>
public static class ReadingTime
{
    /// <summary>Silent reading of expository text: about 238 words a minute in English (Brysbaert 2019, J. Mem. Lang. 109) and 260 in Chinese, which is some 400
    /// characters; technical prose takes longer, so both are rounded down.</summary>
    private const double WordsPerMinute = 200;

    private const double HanPerMinute = 350;

    /// <returns>Whole minutes, at least 1.</returns>
    public static int Minutes(QuestionText text)
    {
        var parts = new List<string> { text.ThirtySeconds, text.TwoMinutes, text.Explanation };
        parts.AddRange(text.Pitfalls.SelectMany(pitfall => new[] { pitfall.SaidMarkdown, pitfall.TruthMarkdown }));
        parts.AddRange(text.FollowUps.SelectMany(followUp => new[] { followUp.Question, followUp.AnswerMarkdown }));
        parts.AddRange(text.KeyPoints.Select(point => point.Markdown));
        return Math.Max(1, (int)Math.Round(parts.Sum(MinutesOf)));
    }

    private static double MinutesOf(string markdown)
    {
        var words = 0;
        var han = 0;
        var inWord = false;
        foreach (var rune in markdown.EnumerateRunes())
        {
            var isHan = rune.Value is >= 0x3400 and <= 0x9FFF or >= 0x20000 and <= 0x323AF;
            var isLetter = !isHan && Rune.IsLetterOrDigit(rune);
            han += isHan ? 1 : 0;
            words += isLetter && !inWord ? 1 : 0;
            inWord = isLetter || (inWord && rune.Value is '\'' or '-' or '’');
        }

        return words / WordsPerMinute + han / HanPerMinute;
    }
}

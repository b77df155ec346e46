using System.Text.RegularExpressions;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Quizzes;

namespace QuizHub.Tests.Quizzes.Typing;

/// <summary>Whoever knows an answer of the shipped deck types it in her own way, and it is right; whoever types another word of the deck is not.</summary>
public sealed partial class ShippedAnswersTests
{
    private const int SlipsOfEach = 6;

    private static readonly Deck Deck = SharedParts.ShippedDeck;

    /// <summary>Every answer that is accepted, with how it is given.</summary>
    private static readonly IReadOnlyList<(Item Item, string Text, Func<string, ItemResponse> Give)> Answers =
    [
        .. from item in Deck.Questions.SelectMany(question => question.Items)
           from answer in item.Body switch
           {
               ShortTextBody texts => texts.Texts.Where(text => text.IsKey).Select(text => (text.Text, Give: (Func<string, ItemResponse>)(typed => new TextResponse(typed)))),
               ClozeBody cloze => cloze.Blanks.SelectMany(blank => blank.Accepted.Values.SelectMany(texts => texts)
                   .Select(text => (Text: text, Give: (Func<string, ItemResponse>)(typed => new ClozeResponse(new Dictionary<string, string> { [blank.Id] = typed }))))),
               _ => [],
           }
           select (item, answer.Text, answer.Give),
    ];

    [Fact]
    public void However_a_keyboard_or_an_input_method_writes_an_answer_it_is_right()
    {
        Assert.True(Answers.Count > 300);
        Assert.Empty(from answer in Answers
                     from typed in Writings(answer.Text).Distinct()
                     where !IsRight(answer.Item, answer.Give(typed))
                     select $"{answer.Item.Id}: '{typed}' for '{answer.Text}'");
    }

    [Fact]
    public void A_slip_of_the_finger_is_right_unless_it_makes_a_word_of_the_deck()
    {
        var draw = new SplitMix(7);
        var (counted, wrong) = (0, new List<string>());
        foreach (var (answer, word) in WordsOf(Answers))
        {
            for (var trial = 0; trial < SlipsOfEach; trial++)
            {
                var typed = word;
                for (var slip = draw.Next(Slips.Most(word)); slip >= 0; slip--)
                {
                    typed = Slip(typed, draw);
                }

                var rivals = RivalsOf(answer.Item).Concat(Opposites.Of(word)).ToList();
                if (rivals.Contains(typed) || rivals.Any(rival => rival != word && Slips.Distance(rival, typed) < Slips.Distance(word, typed)))
                {
                    continue;
                }

                counted++;
                if (!IsRight(answer.Item, answer.Give(Instead(answer.Text, word, typed))))
                {
                    wrong.Add($"{answer.Item.Id}: '{typed}' for '{word}' in '{answer.Text}'");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(counted > SlipsOfEach * 200, $"{counted}");
    }

    [Fact]
    public void Another_word_of_the_deck_is_never_taken_for_a_slip()
    {
        var words = Directory.EnumerateFiles(Path.Combine(TestsRoot.ShippedContent, "deep-learning"), "*.md", SearchOption.AllDirectories)
            .SelectMany(file => Word().Matches(NoText().Replace(File.ReadAllText(file), "")).Select(match => match.Value.ToLowerInvariant())).ToHashSet();
        var known = Answers.GroupBy(answer => answer.Item).ToDictionary(group => group.Key, group => group.Select(answer => TypedText.Fold(answer.Text)).ToHashSet());
        Assert.Empty(from answer in WordsOf(Answers)
                     from other in words
                     where other != answer.Word && Math.Abs(other.Length - answer.Word.Length) <= 2 && Slips.Distance(other, answer.Word) <= Slips.Most(answer.Word)
                     let typed = Instead(answer.Answer.Text, answer.Word, other)
                     where !known[answer.Answer.Item].Contains(TypedText.Fold(typed)) && IsRight(answer.Answer.Item, answer.Answer.Give(typed))
                     select $"{answer.Answer.Item.Id}: '{typed}' for '{answer.Answer.Text}'");
    }

    private static IEnumerable<string> Writings(string text)
    {
        yield return text;
        yield return $"  {text} ";
        yield return text.ToUpperInvariant();
        yield return text.ToLowerInvariant();
        yield return text + ".";
        yield return text + "。";
        yield return $"“{text}”";
        yield return $"「{text}」";
        yield return text.Replace(" ", "  ");
        foreach (var space in "\u00a0\u3000\u2009\t")
        {
            yield return text.Replace(' ', space);
        }

        foreach (var hyphen in "\u2010\u2011\u2012\u2013\u2014\u2212\uff0d\u30fc")
        {
            yield return Hyphen().Replace(text, hyphen.ToString());
        }

        foreach (var apostrophe in "’‘´`ʼ′＇")
        {
            yield return text.Replace('\'', apostrophe);
        }

        yield return string.Concat(text.Select(character => character is > ' ' and <= '~' ? (char)(character + 0xfee0) : character));
        yield return string.Join('\u200b', text.EnumerateRunes());
        yield return '\ufeff' + text + "\u200e";
        yield return text.Normalize(System.Text.NormalizationForm.FormD);
        yield return BesideChinese().Replace(text, "");
        yield return BesideChinese().Replace(text, " ");
    }

    private static IEnumerable<((Item Item, string Text, Func<string, ItemResponse> Give) Answer, string Word)> WordsOf(
        IEnumerable<(Item Item, string Text, Func<string, ItemResponse> Give)> answers) =>
        from answer in answers
        from word in Slips.Words(TypedText.Fold(answer.Text)) ?? []
        where Slips.Most(word) > 0 && word.All(char.IsAsciiLetter)
        select (answer, word);

    private static string Slip(string word, SplitMix draw)
    {
        var (at, letter) = (draw.Next(word.Length), (char)('a' + draw.Next(26)));
        return draw.Next(4) switch
        {
            0 => word.Insert(at, letter.ToString()),
            1 when word.Length > 1 => word.Remove(at, 1),
            2 when at + 1 < word.Length => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            _ => word[..at] + letter + word[(at + 1)..],
        };
    }

    private static string Instead(string text, string word, string typed)
    {
        var folded = TypedText.Fold(text);
        return Regex.Replace(folded, $@"(?<![a-z0-9]){Regex.Escape(word)}(?![a-z0-9])", typed);
    }

    private static IReadOnlyList<string> RivalsOf(Item item) => (item.Body as ShortTextBody)?.Rivals ?? (item.Body as ClozeBody)?.Rivals ?? [];

    /// <summary>Of a cloze the one blank that was filled.</summary>
    private static bool IsRight(Item item, ItemResponse response) =>
        Grading.Grade(item, new Dictionary<string, double>(), response) is Graded graded && graded.Parts.Any(part => part is { IsKey: true, Given: not null, IsRight: true });

    [GeneratedRegex(@"(?<=\p{L})[-‐‑](?=\p{L})")]
    private static partial Regex Hyphen();

    [GeneratedRegex(@" ?(?<=\p{IsCJKUnifiedIdeographs} ?)(?=[a-zA-Z])| ?(?<=[a-zA-Z] ?)(?=\p{IsCJKUnifiedIdeographs})")]
    private static partial Regex BesideChinese();

    /// <summary>Words in braces, addresses, languages of code, and lines of front matter that are no text.</summary>
    [GeneratedRegex(@"\{[#.][^}\n]*\}|\]\([^)\n]*\)|^```.*$|^(?:tags|confusable|aliases|demo|claims|translates|level).*$|^ +(?:settings|expect|seeds|holds|- id):.*$|^  - \{ id: \S+|url: \S+", RegexOptions.Multiline)]
    private static partial Regex NoText();

    [GeneratedRegex(@"(?<![\\A-Za-z])[A-Za-z]{4,}(?![A-Za-z])")]
    private static partial Regex Word();
}

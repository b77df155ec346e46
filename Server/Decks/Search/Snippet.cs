using QuizHub.Server.Decks.Search.Words;

namespace QuizHub.Server.Decks.Search;

/// <summary>What is shown of a passage: of each of its parts the stretch with most of what is asked. One pass over a text that is short anyway.</summary>
internal static class Snippet
{
    /// <summary>Characters that are shown of a part; a Chinese one takes the room of two.</summary>
    private const int Latin = 220, Chinese = 100;

    public static IReadOnlyList<SnippetPart> Of(Passage passage, Matcher matcher) =>
        [.. passage.Parts.Select(part => new SnippetPart(part.Label, Cut(part.Text, matcher, passage.Parts.Count)))];

    public static IReadOnlyList<TextPart> Whole(string text, Matcher matcher)
    {
        var tokens = Tokens.Of(text);
        return Marked(text, 0, text.Length, tokens, matcher.In(tokens));
    }

    private static IReadOnlyList<TextPart> Cut(string text, Matcher matcher, int parts)
    {
        var tokens = Tokens.Of(text);
        var asked = matcher.In(tokens);
        var room = (tokens.Count(token => token.IsHan) > tokens.Count / 2 ? Chinese : Latin) * (parts > 1 ? 3 : 4) / 4;
        var (from, to) = Stretch(text, tokens, asked, room);
        List<TextPart> shown = [.. Marked(text, from, to, tokens, asked)];
        return [.. from > 0 ? [new("…", IsMatch: false)] : Array.Empty<TextPart>(), .. shown, .. to < text.Length ? [new("…", IsMatch: false)] : Array.Empty<TextPart>()];
    }

    /// <summary>The stretch of so many characters with most matches, begun a few words before the first of them.</summary>
    private static (int From, int To) Stretch(string text, List<Token> tokens, bool[] asked, int room)
    {
        if (text.Length <= room || tokens.Count == 0)
        {
            return (0, text.Length);
        }

        var (best, most, last, count) = (0, 0, -1, 0);
        for (var first = 0; first < tokens.Count; first++)
        {
            while (last + 1 < tokens.Count && tokens[last + 1].End - tokens[first].Start <= room * 3 / 4)
            {
                count += asked[++last] ? 1 : 0;
            }

            if (count > most)
            {
                (best, most) = (first, count);
            }

            count -= last >= first && asked[first] ? 1 : 0;
            last = Math.Max(last, first);
        }

        var start = most == 0 ? 0 : Begin(text, tokens[Array.IndexOf(asked, true, best)].Start, room / 4);
        var end = Math.Min(text.Length, start + room);
        return (start, end == text.Length ? end : tokens.FindLast(token => token.End <= end && token.End > start).End is var word and > 0 ? Math.Max(word, start) : end);
    }

    /// <summary>The beginning of the sentence if it is near, else of a word.</summary>
    private static int Begin(string text, int match, int back)
    {
        if (match <= back)
        {
            return 0;
        }

        var before = text.AsSpan(match - back, back);
        var sentence = before.LastIndexOfAny("。？！");
        sentence = Math.Max(sentence, before.LastIndexOf(". ") is >= 0 and var stop ? stop + 1 : -1);
        var space = before.IndexOf(' ');
        return match - back + (sentence >= 0 ? sentence + 1 : space >= 0 ? space + 1 : 0);
    }

    private static List<TextPart> Marked(string text, int from, int to, List<Token> tokens, bool[] asked)
    {
        var (parts, at) = (new List<TextPart>(), from);
        for (var first = 0; first < tokens.Count; first++)
        {
            if (!asked[first] || tokens[first].Start < at || tokens[first].End > to)
            {
                continue;
            }

            var last = first;
            while (last + 1 < tokens.Count && asked[last + 1] && tokens[last + 1].End <= to && IsJoined(text, tokens[last].End, tokens[last + 1].Start))
            {
                last++;
            }

            parts.Add(new(text[at..tokens[first].Start], IsMatch: false));
            parts.Add(new(text[tokens[first].Start..tokens[last].End], IsMatch: true));
            (at, first) = (tokens[last].End, last);
        }

        parts.Add(new(text[at..to], IsMatch: false));
        return [.. parts.Where(part => part.Text.Length > 0)];
    }

    /// <summary>Words that only a space or a hyphen parts are marked as one.</summary>
    private static bool IsJoined(string text, int end, int start) => start == end || start == end + 1 && text[end] is ' ' or '-' or '\u2011' or '–';
}

using System.Text.RegularExpressions;

namespace QuizHub.Quizzes;

/// <summary>A part of a sentence between signs, and what it inherits from the part before: "without noise, momentum or batches" denies all three.</summary>
internal sealed partial record Clause(string Typed, string Folded, bool IsDenied)
{
    // Words of one more of a list, and of its end with "or".
    private const int ShortEntry = 3, ShortEnd = 6;

    /// <summary>The clauses of a text, in order.</summary>
    public static IReadOnlyList<Clause> Read(string text) => [.. Sentences().Split(text).SelectMany(Parts)];

    /// <summary>For each place where a term stands: whether it is denied there.</summary>
    public IEnumerable<bool> SensesOf(string term)
    {
        for (var at = Folded.IndexOf(term, StringComparison.Ordinal); at >= 0; at = Folded.IndexOf(term, at + 1, StringComparison.Ordinal))
        {
            // Only alphabets have words with borders; a Chinese term may begin anywhere.
            if (at == 0 || !char.IsAsciiLetterOrDigit(term[0]) || !char.IsAsciiLetterOrDigit(Folded[at - 1]))
            {
                yield return IsDenied ^ Negation.Denies(Folded, at, at + term.Length);
            }
        }
    }

    private static IEnumerable<Clause> Parts(string sentence)
    {
        var parts = Signs().Split(sentence).Select(part => part.Trim()).Where(part => part.Length > 0).ToList();
        var isDenied = false;
        foreach (var (index, part) in parts.Index())
        {
            var folded = TypedText.Fold(part);
            isDenied = index > 0 && GoesOn(folded, parts.Skip(index)) && (isDenied || Negation.ReachesEnd(TypedText.Fold(parts[index - 1])));
            yield return new(part, folded, isDenied);
        }
    }

    /// <summary>Whether a part is one more of a list that ends with "or".</summary>
    private static bool GoesOn(string folded, IEnumerable<string> rest) =>
        folded.StartsWith("or ", StringComparison.Ordinal)
        || (folded.Split(' ').Length <= (Alternatives().IsMatch(folded) ? ShortEnd : ShortEntry) && rest.Any(part => Alternatives().IsMatch(part)));

    // A full stop within a number ends nothing.
    [GeneratedRegex(@"(?<=[.!?])\s|[;。！？；\n]|[.!?]$")]
    private static partial Regex Sentences();

    [GeneratedRegex(@",(?!\d)|[，：:()（）—]")]
    private static partial Regex Signs();

    [GeneratedRegex(@"(?:^|\s)or\s|或", RegexOptions.IgnoreCase)]
    private static partial Regex Alternatives();
}

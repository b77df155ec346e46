using System.Security.Cryptography;
using System.Text;

namespace QuizHub.Server.Decks.Reading;

/// <summary>Says which text a translation was made from: the first 12 hex digits of the SHA-256 of the source's title and body.</summary>
internal static class TranslationHash
{
    /// <summary>Lines end in LF; space at the ends of lines and of the text does not count.</summary>
    public static string Of(string title, string body)
    {
        var lines = $"{title}\n{body}".Split('\n').Select(line => line.TrimEnd());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines).TrimEnd())))[..12];
    }

    public static string Of(QuestionDraft source)
    {
        var text = source.File.Source;
        return Of(source.FrontMatter.Title, text.Text[text.LineStart(FrontMatterReader.BodyLine(text)!.Value)..]);
    }
}

namespace QuizHub.Server.Decks.Search.Words;

/// <summary>A word of letters and digits, or one Chinese character, with its place in the text.</summary>
/// <param name="Word">In lower case, without accents, half width; a Chinese character in its simplified form.</param>
/// <param name="Stem">What all forms of the word have in common; of a Chinese character: itself.</param>
internal readonly record struct Token(int Start, int Length, string Word, string Stem, bool IsHan)
{
    public int End => Start + Length;
}

using System.Text;
using QuizHub.Quizzes;

namespace QuizHub.Tests.Quizzes.Typing;

/// <summary>The browser has no ICU, so both it and the server read letters by a table. When Unicode has grown, run with <c>QUIZHUB_WRITE_TABLES=1</c> to write it anew.</summary>
public sealed class LetterFormsTests
{
    [Fact]
    public void The_table_is_what_ICU_says()
    {
        var expected = LetterFormsTable.Write();
        if (Environment.GetEnvironmentVariable("QUIZHUB_WRITE_TABLES") == "1")
        {
            File.WriteAllText(LetterFormsTable.Path, expected, new UTF8Encoding(false));
        }

        Assert.True(expected == File.ReadAllText(LetterFormsTable.Path), "Shared/Quizzes/Typing/LetterForms.txt is not what ICU says: see the comment of this test.");
    }

    [Fact]
    public void Every_character_of_Unicode_is_read_as_ICU_reads_it() => Assert.Empty(
        from point in LetterFormsTable.Points
        where TypedSigns.Of(point) is null && (LetterForms.Of(point) ?? new Rune(point).ToString()) != LetterFormsTable.FormOf(point)
        select $"U+{point:x4}");

    [Fact]
    public void Whatever_Unicode_holds_for_equal_folds_to_the_same() => Assert.Empty(
        from point in LetterFormsTable.Points
        let character = new Rune(point).ToString()
        where !character.IsNormalized(NormalizationForm.FormC) || !character.IsNormalized(NormalizationForm.FormD)
        let folded = TypedText.Fold(character + "x")
        where new[] { NormalizationForm.FormC, NormalizationForm.FormD }.Any(form => TypedText.Fold((character + "x").Normalize(form)) != folded)
        select $"U+{point:x4}");
}

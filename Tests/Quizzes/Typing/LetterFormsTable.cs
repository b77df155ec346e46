using System.Globalization;
using System.Text;
using QuizHub.Quizzes;

namespace QuizHub.Tests.Quizzes.Typing;

/// <summary>The table of letter forms as ICU has it, which the server's system brings and the browser lacks.</summary>
internal static class LetterFormsTable
{
    /// <summary>Where the table lies that the program reads.</summary>
    public static readonly string Path = System.IO.Path.Combine(TestsRoot.Path, "..", "Shared", "Quizzes", "Typing", "LetterForms.txt");

    /// <summary>All characters: neither halves of a pair nor the code points that Unicode keeps for no character.</summary>
    public static IEnumerable<int> Points => Enumerable.Range(0, 0x110000).Where(point => Rune.IsValid(point) && (point & 0xfffe) != 0xfffe && point is < 0xfdd0 or > 0xfdef);

    /// <summary>NFKD and full case folding, again until nothing changes. Of what has no compatibility form, ß alone folds to more than one letter.</summary>
    public static string FormOf(int point)
    {
        var form = new Rune(point).ToString();
        for (var before = ""; before != form;)
        {
            before = form;
            form = string.Concat(form.Normalize(NormalizationForm.FormKD).EnumerateRunes().Select(Lower)).Normalize(NormalizationForm.FormKD);
        }

        return form;
    }

    public static string Write()
    {
        var text = new StringBuilder();
        var last = -1;
        foreach (var point in Points.Where(point => point >= 128 && point is < 0xac00 or > 0xd7a3 && TypedSigns.Of(point) is null))
        {
            var form = FormOf(point);
            if (form == new Rune(point).ToString())
            {
                continue;
            }

            text.Append(point == last + 1 ? "" : (last < 0 ? "" : "\n") + point.ToString("x", CultureInfo.InvariantCulture)).Append('\t').Append(form);
            last = point;
        }

        return text.Append('\n').ToString();
    }

    private static string Lower(Rune rune) => rune.Value is 0xdf or 0x1e9e ? "ss" : Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)).ToString();
}

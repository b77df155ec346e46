using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Checks;

/// <summary>Where a question's file holds answers that are compared as typed: blanks and short texts. Nothing in them is Markdown.</summary>
internal sealed class PlainWords
{
    private readonly List<(int Start, int End)> _spans = [];

    public PlainWords(QuestionDraft draft, QuestionDraft source)
    {
        foreach (var item in draft.Items)
        {
            var type = source.Items.FirstOrDefault(original => original.Id == item.Id)?.Braces;
            if (type?.HasClass("cloze") == true)
            {
                _spans.AddRange(BlankSyntax.In(item).Select(blank => (blank.Offset, blank.Offset + blank.Length)));
            }
            else if (type?.HasClass("short-text") == true)
            {
                _spans.AddRange(item.Entries.Select(entry => (entry.TextOffset, entry.TextOffset + entry.Text.Length)));
            }
        }
    }

    public bool Hold(int offset) => _spans.Exists(span => offset >= span.Start && offset < span.End);
}

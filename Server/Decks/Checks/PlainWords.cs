using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Checks;

/// <summary>Where a question's file holds answers that are compared as typed. Nothing in them is Markdown.</summary>
internal sealed class PlainWords
{
    private readonly List<(int Start, int End)> _spans = [];

    public PlainWords(QuestionDraft draft, QuestionDraft source)
    {
        foreach (var item in draft.Items)
        {
            if (source.Items.FirstOrDefault(original => original.Id == item.Id) is { } original && ItemSyntaxes.Of(original) is { } syntax)
            {
                _spans.AddRange(syntax.PlainWords(item));
            }
        }
    }

    public bool Hold(int offset) => _spans.Exists(span => offset >= span.Start && offset < span.End);
}

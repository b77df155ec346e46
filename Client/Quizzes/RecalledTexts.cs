namespace QuizHub.Client.Quizzes;

/// <summary>What the learner wrote before the options appeared. It is kept in the browser only, until the question's Say step sends it with the ticks; the
/// verdict shows it again, so that she can hold her own words against the reasons.</summary>
public sealed class RecalledTexts(Drafts drafts)
{
    public string? For(int index) => drafts.Read<RecalledText>(DraftPlace.Recalled(index))?.Text;

    /// <param name="question">Slug; empty where it would give the answer away.</param>
    public Task SetAsync(int index, string question, string? text) => drafts.KeepAsync(DraftPlace.Recalled(index), new RecalledText(question, text ?? ""));

    /// <summary>All that was written about a question; null when nothing was.</summary>
    public string? About(string question)
    {
        var written = drafts.ReadUnder<RecalledText>(DraftPlace.AllRecalled)
            .Where(recalled => recalled.Question == question && !string.IsNullOrWhiteSpace(recalled.Text)).Select(recalled => recalled.Text.Trim()).ToList();
        return written.Count == 0 ? null : string.Join("\n\n", written);
    }

    private sealed record RecalledText(string Question, string Text);
}

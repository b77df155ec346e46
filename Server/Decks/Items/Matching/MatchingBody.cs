namespace QuizHub.Server.Decks.Items;

/// <summary>Rows with a left side are pairs; rows without one are distractors among the right sides.</summary>
public sealed record MatchingBody(IReadOnlyList<MatchRow> Rows) : ItemBody
{
    internal override object Key() => Rows.Select(row => new { row.Id, IsPair = row.Left is not null });

    internal override IEnumerable<Localized> Markdown() => Rows.SelectMany(row => new[] { row.Left, row.Right, row.Reason }).OfType<Localized>();
}


/// <param name="Id">By place: a, b, c…; the left and the right side of a pair share it. What is sent to a browser are other ids, drawn per session.</param>
public sealed record MatchRow(string Id, Localized? Left, Localized Right, Localized Reason);

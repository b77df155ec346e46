namespace QuizHub.Server.Decks.Items;

/// <summary>Entries in the right order.</summary>
public sealed record OrderingBody(IReadOnlyList<OrderEntry> Entries) : ItemBody
{
    internal override object Key() => Entries.Select(entry => entry.Id);

    internal override IEnumerable<Localized> Markdown() => Entries.SelectMany(entry => new[] { entry.Text, entry.Reason });
}


public sealed record OrderEntry(string Id, Localized Text, Localized Reason);

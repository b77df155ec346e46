using System.Text.Json.Serialization;

namespace QuizHub.Server.Decks.Items;

/// <param name="Text">Per language: Markdown with <c>[[n: …]]</c> replaced by <c>[[n]]</c>.</param>
/// <param name="Rivals">As of a <see cref="ShortTextBody"/>, for all blanks together.</param>
/// <param name="IsExact">As of a <see cref="ShortTextBody"/>.</param>
public sealed record ClozeBody(
    Localized Text,
    IReadOnlyList<ClozeBlank> Blanks,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Rivals = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsExact = false) : ItemBody, ITypedBody
{
    internal override object Key()
    {
        var blanks = Blanks.Select(blank => new { blank.Id, Accepted = blank.Accepted.Values.SelectMany(texts => texts).Select(Versions.Canonical) });
        return IsExact ? new { Blanks = blanks, IsExact } : blanks;
    }

    internal override IEnumerable<Localized> Markdown() => [Text, .. Blanks.Select(blank => blank.Reason)];

    public IEnumerable<string> Accepted() => Blanks.SelectMany(blank => blank.Accepted.Values).SelectMany(texts => texts);

    IEnumerable<string> ITypedBody.Known() => Accepted();

    ItemBody ITypedBody.With(IReadOnlyList<string>? rivals, bool isExact) => this with { Rivals = rivals, IsExact = isExact };
}


/// <param name="Id">The blank's number, as text.</param>
/// <param name="Accepted">Per language, the first being the one to show.</param>
public sealed record ClozeBlank(string Id, IReadOnlyDictionary<string, IReadOnlyList<string>> Accepted, Localized Reason);

using System.Text.Json.Serialization;

namespace QuizHub.Server.Decks.Items;

/// <summary>Short texts of all languages together: an answer in any of them counts.</summary>
/// <param name="Rivals">Words near an accepted one that mean something else, folded: no slip of the finger (<see cref="Items.Rivals"/>). Written only
/// where there are some, so that versions of all other items stay; null in items that were stored before there were any.</param>
/// <param name="IsExact">Slips of the finger are not forgiven. Written only where it is said.</param>
public sealed record ShortTextBody(
    IReadOnlyList<KnownText> Texts,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Rivals = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsExact = false) : ItemBody, ITypedBody
{
    internal override object Key()
    {
        var texts = Texts.Select(text => new { Text = Versions.Canonical(text.Text), text.IsKey });
        return IsExact ? new { Texts = texts, IsExact } : texts;
    }

    internal override IEnumerable<Localized> Markdown() =>
        Texts.Select(text => new Localized(new Dictionary<string, string> { [text.Language] = text.ReasonMarkdown }));

    IEnumerable<string> ITypedBody.Accepted() => Texts.Where(text => text.IsKey).Select(text => text.Text);

    IEnumerable<string> ITypedBody.Known() => Texts.Select(text => text.Text);

    ItemBody ITypedBody.With(IReadOnlyList<string>? rivals, bool isExact) => this with { Rivals = rivals, IsExact = isExact };
}


public sealed record KnownText(string Language, string Text, bool IsKey, string ReasonMarkdown);

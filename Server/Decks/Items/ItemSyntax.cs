using QuizHub.Quizzes;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <summary>How items of a type are written.</summary>
/// <param name="Name">As written behind the point: <c>true-false</c>.</param>
/// <param name="Read">Its answers; null, with findings, when they can't be read.</param>
/// <param name="Words">What its braces may say besides id, type and facet.</param>
internal sealed record ItemSyntax(ItemType Type, string Name, Func<ItemSource, ItemBody?> Read, params IReadOnlyList<string> Words)
{
    /// <summary>Says that slips of the finger are not forgiven.</summary>
    public const string Exact = ".exact";

    /// <summary>The stem has the fields of the answer in it, and so belongs to the body.</summary>
    public bool StemIsBody { get; init; }

    /// <summary>Where in its file words stand that are compared as typed: nothing in them is Markdown.</summary>
    public Func<ItemDraft, IEnumerable<(int Start, int End)>> PlainWords { get; init; } = _ => [];

    /// <inheritdoc cref="ItemTypeTraits.IsPrediction"/>
    public bool IsPrediction => Type.IsPrediction();

    /// <inheritdoc cref="ItemTypeTraits.IsAboutRun"/>
    public bool IsAboutRun => ItemTypes.Of(Type).IsAboutRun;
}

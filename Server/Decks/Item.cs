using System.Text.Json.Serialization;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Decks;

/// <summary>One gradable exercise with all its languages and its key: what a version of an item is, whole.</summary>
/// <param name="RunSettings">Predict items: settings of the run, in text form, that differ from the demo's defaults.</param>
/// <param name="Seeds">Predict items: the seeds that <c>check</c> proves the key for; runs in sessions draw from them too.</param>
/// <param name="After">Saw-it items: id of the predict item whose run they ask about.</param>
/// <param name="Case">Diagnose items: the fault whose run is shown above the options, of <see cref="QuizHub.Demos.Clinic.ClinicFaults"/>. Written only where there is
/// one, so that the versions of all other items stay as they were before there were cases.</param>
/// <param name="Format">The format that its texts must be read by; null for <see cref="DeckFormat.First"/>, and where the formats read them alike, so that versions stay
/// when a deck is upgraded.</param>
/// <param name="Demo">Predict items: the demo that they run, where it is not their question's. Written only where it is said, so that versions of all other items
/// stay.</param>
/// <param name="ItemVersion">Hash of everything here: 16 hex digits.</param>
/// <param name="KeyVersion">Hash of what grading depends on: 16 hex digits. A change of words alone leaves it.</param>
public sealed record Item(
    string Id,
    ItemType Type,
    Facet Facet,
    IReadOnlyList<ParameterRange> Parameters,
    IReadOnlyDictionary<string, string> RunSettings,
    SeedRange? Seeds,
    string? After,
    IReadOnlyDictionary<string, ItemText> Texts,
    ItemBody Body,
    string ItemVersion,
    string KeyVersion,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Case = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Format = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Demo = null)
{
    public ItemText In(string language) => Texts.TryGetValue(language, out var text) ? text : Texts.Values.First();
}

/// <param name="StemMarkdown">Empty for a cloze item's body text, which stands in its <see cref="ClozeBody"/>.</param>
public sealed record ItemText(string Title, string StemMarkdown, string? WhyMarkdown);

/// <summary>Values From, From+Step, … up to To, both ends included.</summary>
public sealed record ParameterRange(string Name, double From, double To, double Step)
{
    /// <summary>How many values there are: at least 1.</summary>
    public int Count => (int)Math.Floor((To - From) / Step + 1e-9) + 1;

    /// <summary>The value at an index, rounded so that 0.1 + 2·0.1 shows as 0.3.</summary>
    public double Value(int index) => Math.Round(From + index * Step, 12);
}

/// <summary>How an item is answered and what makes an answer right. All texts are Markdown. Each kind has its record in <c>Items</c>, and its line
/// here.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ChoiceBody), "choice")]
[JsonDerivedType(typeof(NumericBody), "numeric")]
[JsonDerivedType(typeof(ShortTextBody), "short-text")]
[JsonDerivedType(typeof(ClozeBody), "cloze")]
[JsonDerivedType(typeof(MatchingBody), "matching")]
[JsonDerivedType(typeof(OrderingBody), "ordering")]
public abstract record ItemBody
{
    /// <summary>What grading reads, and no word that is only shown. Versions are hashes of its JSON, so its shape stays as it is. Rivals are left out: they are
    /// there for what else the deck says, and the item stays the same.</summary>
    internal abstract object Key();

    /// <summary>All its Markdown, in no order that means anything.</summary>
    internal abstract IEnumerable<Localized> Markdown();
}

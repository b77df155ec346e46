using System.Globalization;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;

namespace QuizHub.Server.Quizzes;

/// <summary>The ids that parts of an item have in one session. The deck's own tell too much: pairs share theirs, entries are lettered in the right order, and keys
/// may often be <c>a</c>. Drawn from the step's seed, which no browser sees.</summary>
public sealed class PartIds
{
    private readonly ItemKind _kind;
    private readonly Dictionary<string, string> _main;
    private readonly Dictionary<string, string> _rights;
    private readonly Dictionary<string, string> _deck;
    private readonly Dictionary<string, string> _deckRights;

    private PartIds(ItemBody body, ulong seed)
    {
        _kind = ItemKinds.Of(body);
        var (main, rights) = _kind.Ids(body);
        _main = Draw(main, SplitMix.Derive(seed, 101));
        _rights = Draw(rights, SplitMix.Derive(seed, 102));
        _deck = _main.ToDictionary(pair => pair.Value, pair => pair.Key);
        _deckRights = _rights.ToDictionary(pair => pair.Value, pair => pair.Key);
    }

    public static PartIds Of(Item item, ulong orderSeed) => new(item.Body, orderSeed);

    /// <summary>Of an option, an entry or a left side; everything else keeps its id.</summary>
    public string Shown(string id) => _main.GetValueOrDefault(id, id);

    public string ShownRight(string id) => _rights[id];

    /// <summary>The deck's id of what was shown by an id; empty where nothing was.</summary>
    public string Deck(string? shown) => _deck.GetValueOrDefault(shown ?? "", "");

    /// <summary>Likewise of a right side.</summary>
    public string DeckRight(string? shown) => _deckRights.GetValueOrDefault(shown ?? "", "");

    /// <inheritdoc cref="ItemKind.ToDeck"/>
    public ItemResponse ToDeck(ItemResponse response) => _kind.ToDeck(response, this);

    private static Dictionary<string, string> Draw(IEnumerable<string> ids, ulong seed)
    {
        var draw = new SplitMix(seed);
        var drawn = new Dictionary<string, string>();
        foreach (var id in ids)
        {
            string shown;
            do
            {
                shown = (draw.Next() >> 32).ToString("x8", CultureInfo.InvariantCulture);
            }
            while (drawn.ContainsValue(shown));

            drawn[id] = shown;
        }

        return drawn;
    }
}

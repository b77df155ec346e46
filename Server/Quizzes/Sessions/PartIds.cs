using System.Globalization;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;

namespace QuizHub.Server.Quizzes;

/// <summary>The ids that parts of an item have in one session. The deck's own tell too much: pairs share theirs, entries are lettered in the right order, and keys
/// may often be <c>a</c>. Drawn from the step's seed, which no browser sees.</summary>
public sealed class PartIds
{
    private readonly Dictionary<string, string> main;
    private readonly Dictionary<string, string> rights;

    private PartIds(IEnumerable<string> main, IEnumerable<string> rights, ulong seed)
    {
        this.main = Draw(main, SplitMix.Derive(seed, 101));
        this.rights = Draw(rights, SplitMix.Derive(seed, 102));
    }

    public static PartIds Of(Item item, ulong orderSeed) => item.Body switch
    {
        ChoiceBody choice => new(choice.Options.Select(option => option.Id), [], orderSeed),
        OrderingBody ordering => new(ordering.Entries.Select(entry => entry.Id), [], orderSeed),
        MatchingBody matching => new(
            matching.Rows.Where(row => row.Left is not null).Select(row => row.Id), matching.Rows.Select(row => row.Id), orderSeed),
        _ => new([], [], orderSeed),
    };

    /// <summary>Of an option, an entry or a left side; everything else keeps its id.</summary>
    public string Shown(string id) => main.GetValueOrDefault(id, id);

    public string ShownRight(string id) => rights[id];

    /// <summary>The response with the deck's ids. Ids that were never shown become empty, and lists that are missing empty: grading refuses them.</summary>
    public ItemResponse ToDeck(ItemResponse response)
    {
        var deckIds = main.ToDictionary(pair => pair.Value, pair => pair.Key);
        var deckRights = rights.ToDictionary(pair => pair.Value, pair => pair.Key);
        return response switch
        {
            ChoiceResponse choice => new ChoiceResponse([.. (choice.Chosen ?? []).Select(id => deckIds.GetValueOrDefault(id ?? "", ""))]),
            OrderingResponse ordering => new OrderingResponse([.. (ordering.Order ?? []).Select(id => deckIds.GetValueOrDefault(id ?? "", ""))]),
            MatchingResponse matching => new MatchingResponse((matching.Pairs ?? new Dictionary<string, string>())
                .GroupBy(pair => deckIds.GetValueOrDefault(pair.Key, ""))
                .ToDictionary(pairs => pairs.Key, pairs => deckRights.GetValueOrDefault(pairs.First().Value ?? "", ""))),
            NumberResponse number => new NumberResponse(number.Typed ?? ""),
            TextResponse text => new TextResponse(text.Typed ?? ""),
            ClozeResponse cloze => new ClozeResponse((cloze.Typed ?? new Dictionary<string, string>()).ToDictionary(blank => blank.Key, blank => blank.Value ?? "")),
            _ => response,
        };
    }

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

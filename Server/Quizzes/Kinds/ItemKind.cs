using QuizHub.Quizzes;
using QuizHub.Server.Decks;

namespace QuizHub.Server.Quizzes;

/// <summary>What sessions need of a kind of items: how it is drawn, shown, graded and explained. Each kind has its own in a folder beside this file.</summary>
public abstract class ItemKind
{
    /// <summary>The body that makes an item one of this kind.</summary>
    public abstract Type Body { get; }

    /// <summary>The deck's ids of what is shown in drawn order; empty where nothing is.</summary>
    public virtual IReadOnlyList<string> Order(Item item, ulong seed) => [];

    /// <summary>The deck's ids that a session gives other ones; empty where none tells anything.</summary>
    /// <returns>Those of options, entries or left sides, and those of right sides.</returns>
    public virtual (IEnumerable<string> Main, IEnumerable<string> Rights) Ids(ItemBody body) => ([], []);

    /// <summary>The response with the deck's ids. Ids that were never shown become empty, and what is missing empty: grading refuses them. An answer to
    /// another kind of item stays as it is, for grading to refuse it too.</summary>
    public abstract ItemResponse ToDeck(ItemResponse response, PartIds ids);

    /// <inheritdoc cref="Grading.Grade"/>
    public abstract GradingResult Grade(
        ItemBody body, IReadOnlyDictionary<string, double> parameters, ItemResponse? response, IReadOnlyDictionary<string, double>? facts, int version);

    /// <summary>The chance of a right answer by choosing blindly, 0 to 1.</summary>
    public abstract double GuessChance(ItemBody body);

    /// <summary>Whether a second answer can say more than what the first one has told.</summary>
    public virtual bool HasSecondTry(ItemBody body) => true;

    /// <summary>What is asked; tells nothing.</summary>
    public abstract ItemBodyView View(ShownItem item);

    /// <summary>What is explained, once the answer is in.</summary>
    /// <param name="parts">In the deck's order.</param>
    public abstract IReadOnlyList<PartVerdict> Parts(ShownItem item, IReadOnlyList<GradedPart> parts);

    /// <summary>The right answer in full, as HTML, where the parts do not already show it; else null.</summary>
    public virtual string? Key(ShownItem item, IReadOnlyList<GradedPart> parts) => null;
}

/// <summary>A kind in terms of its own body and response.</summary>
public abstract class ItemKind<TBody, TResponse> : ItemKind
    where TBody : ItemBody
    where TResponse : ItemResponse
{
    public sealed override Type Body => typeof(TBody);

    public sealed override (IEnumerable<string> Main, IEnumerable<string> Rights) Ids(ItemBody body) => Ids((TBody)body);

    public sealed override ItemResponse ToDeck(ItemResponse response, PartIds ids) => response is TResponse own ? ToDeck(own, ids) : response;

    public sealed override GradingResult Grade(
        ItemBody body, IReadOnlyDictionary<string, double> parameters, ItemResponse? response, IReadOnlyDictionary<string, double>? facts, int version) =>
        response is null or TResponse ? Grade((TBody)body, parameters, (TResponse?)response, facts, version) : new Refused("response", GradingTexts.WrongKind);

    public sealed override double GuessChance(ItemBody body) => GuessChance((TBody)body);

    public sealed override bool HasSecondTry(ItemBody body) => HasSecondTry((TBody)body);

    public sealed override ItemBodyView View(ShownItem item) => View((TBody)item.Item.Body, item);

    public sealed override IReadOnlyList<PartVerdict> Parts(ShownItem item, IReadOnlyList<GradedPart> parts) => Parts((TBody)item.Item.Body, item, parts);

    public sealed override string? Key(ShownItem item, IReadOnlyList<GradedPart> parts) => Key((TBody)item.Item.Body, item, parts);

    protected virtual (IEnumerable<string> Main, IEnumerable<string> Rights) Ids(TBody body) => ([], []);

    protected abstract TResponse ToDeck(TResponse response, PartIds ids);

    protected abstract GradingResult Grade(
        TBody body, IReadOnlyDictionary<string, double> parameters, TResponse? response, IReadOnlyDictionary<string, double>? facts, int version);

    protected abstract double GuessChance(TBody body);

    protected virtual bool HasSecondTry(TBody body) => true;

    protected abstract ItemBodyView View(TBody body, ShownItem item);

    protected abstract IReadOnlyList<PartVerdict> Parts(TBody body, ShownItem item, IReadOnlyList<GradedPart> parts);

    protected virtual string? Key(TBody body, ShownItem item, IReadOnlyList<GradedPart> parts) => null;
}

using System.Collections.Immutable;
using QuizHub.Quizzes;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Progress.Planning;

namespace QuizHub.Server.Progress;

/// <summary>What a learner remembers of a deck, as it stood at one revision. Immutable.</summary>
/// <param name="Revision"><see cref="Accounts.Learner.MemoryRevision"/>.</param>
/// <param name="HistoryRevision"><see cref="Accounts.Learner.HistoryRevision"/>.</param>
/// <param name="Items">Every item that was ever scheduled, by its question's present slug and its id.</param>
/// <param name="Days">Sums of her study days at this deck.</param>
/// <param name="Minutes">What answers cost her, by item type; every type has an entry.</param>
/// <param name="Goal">Null when she set none.</param>
public sealed record MemorySnapshot(
    Guid LearnerId,
    string DeckSlug,
    int Revision,
    int HistoryRevision,
    ImmutableDictionary<ItemKey, RememberedItem> Items,
    ImmutableSortedDictionary<DateOnly, DayFigures> Days,
    IReadOnlyDictionary<ItemType, AnswerMinutes> Minutes,
    MemoryRules Rules,
    StudyGoal? Goal)
{
    // Three of ten, as if ten first answers had been seen before.
    private const int FirstRightBefore = 3;
    private const int FirstWrongBefore = 7;

    private readonly DayFigures _sum = Days.Values.Aggregate(DayFigures.None, (left, right) => left + right);

    /// <summary>What sets it apart from the one before; null where that is not known.</summary>
    public ItemChanges? Changes { get; init; }

    /// <summary>All days together.</summary>
    public DayFigures Sum => _sum;

    /// <summary>How far her answers speak for the model's curve.</summary>
    public ForgettingBelief Belief => new(ForgettingBelief.Prior.LogOdds + _sum.BeliefShift);

    /// <summary>Her chance of being right on an item never asked before: a beta distribution's two counts.</summary>
    public (double Right, double Wrong) First => (FirstRightBefore + _sum.FirstRight, FirstWrongBefore + _sum.FirstAnswers - _sum.FirstRight);

    /// <summary>Mean of <see cref="First"/>.</summary>
    public double FirstRight => First.Right / (First.Right + First.Wrong);
}

/// <summary>Which item of a deck. Its hash is worked out once: ten thousand of them are looked up for one choice.</summary>
public readonly record struct ItemKey(string QuestionSlug, string ItemId)
{
    private readonly int _hash = HashCode.Combine(QuestionSlug, ItemId);

    public bool Equals(ItemKey other) => _hash == other._hash && ItemId == other.ItemId && QuestionSlug == other.QuestionSlug;

    public override int GetHashCode() => _hash;
}

/// <summary>Items that may differ between two snapshots of the same history.</summary>
/// <param name="Since">Revision of the earlier one.</param>
public sealed record ItemChanges(int Since, IReadOnlyList<ItemKey> Keys);

/// <summary>One item as a learner remembers it: the same as its <see cref="ItemMemory"/>.</summary>
public sealed record RememberedItem(
    ItemKey Key, MemoryState State, DateOnly LastDay, DateOnly DueDay, int Reviews, int Lapses, DateOnly? LapsedDay, DateOnly? ConfidentErrorDay, Grade LastGrade);

/// <summary>Minutes that an item takes from the first showing of its options until the next item: the median of her own answers, and what reading the verdict takes.</summary>
public readonly record struct AnswerMinutes(double Right, double Wrong);

using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Demos;
using QuizHub.Server.Progress;
using QuizHub.Server.Quizzes;

namespace QuizHub.Server.Home.Export;

/// <summary>Every table that holds something of a learner, as it is exported. What each field means stands in <c>FORMAT.md</c> beside this file.</summary>
public static class ExportTables
{
    /// <summary>The table that goes into a single CSV file.</summary>
    public const string Attempts = "attempts";

    // The learner's own id stands once, with the learner.
    private static readonly string[] Everywhere = [nameof(Attempt.LearnerId)];

    /// <param name="heldBack">What open sessions keep from the learner.</param>
    public static IReadOnlyList<ExportTable> Of(QuizHubDbContext database, Guid learner, HeldBack heldBack) =>
    [
        new ExportTable<Learner>(database, "learner", database.Learners().Where(row => row.Id == learner)) { IsSingle = true },
        new ExportTable<StudyGoal>(database, "goals", database.StudyGoals().Where(row => row.LearnerId == learner).OrderBy(row => row.DeckSlug)) { Json = [nameof(StudyGoal.Topics)] },
        new ExportTable<PersonalWeights>(database, "weights", database.PersonalWeights().Where(row => row.LearnerId == learner)) { Json = [nameof(PersonalWeights.Weights)] },
        new ExportTable<StudySession>(database, "sessions", database.Sessions().Where(row => row.LearnerId == learner).OrderBy(row => row.Id))
        {
            Json = [nameof(StudySession.Plan)],
            Withheld = heldBack.Of,
        },
        new ExportTable<StoredEvent>(
            database, "events",
            database.SessionEvents().Where(row => database.Sessions().Any(session => session.Id == row.SessionId && session.LearnerId == learner))
                .OrderBy(row => row.SessionId).ThenBy(row => row.Revision))
        {
            Json = [nameof(StoredEvent.Event)],
        },
        new ExportTable<KeyPointTicks>(
            database, "keyPoints", database.KeyPointTicks().Where(row => row.LearnerId == learner).OrderBy(row => row.SessionId).ThenBy(row => row.StepIndex))
        {
            Json = [nameof(KeyPointTicks.Ticked)],
        },
        new ExportTable<Attempt>(
            database, Attempts, database.Attempts().Where(row => row.LearnerId == learner).OrderBy(row => row.DeckSlug).ThenBy(row => row.StudyDay).ThenBy(row => row.StoredAt))
        {
            Json = [nameof(Attempt.OptionOrder), nameof(Attempt.Response), nameof(Attempt.Facts)],
            Withheld = heldBack.Of,
        },
        new ExportTable<ItemMemory>(
            database, "memories", database.ItemMemories().Where(row => row.LearnerId == learner).OrderBy(row => row.DeckSlug).ThenBy(row => row.QuestionSlug).ThenBy(row => row.ItemId)),
        new ExportTable<DayTally>(database, "days", database.DayTallies().Where(row => row.LearnerId == learner).OrderBy(row => row.DeckSlug).ThenBy(row => row.Day))
        {
            Json = [nameof(DayTally.Figures)],
        },
        new ExportTable<Run>(database, "runs", database.Runs().Where(row => row.LearnerId == learner).OrderBy(row => row.Id))
        {
            Json = [nameof(Run.Settings), nameof(Run.Facts), nameof(Run.Outcome)],
            // Pictures of the demo, not of her: equal settings and seed draw them again.
            Without = [nameof(Run.Figures)],
            Withheld = heldBack.Of,
        },
        new ExportTable<FreeRun>(database, "freeRuns", database.FreeRuns().Where(row => row.LearnerId == learner).OrderBy(row => row.Id)),
        new ExportTable<FaultReport>(database, "reports", database.FaultReports().Where(row => row.LearnerId == learner).OrderBy(row => row.ReportedAt)),
    ];

    internal static bool IsLeftOutEverywhere(string property) => Everywhere.Contains(property);
}

/// <summary>Rows of one kind, and the columns that they are exported with.</summary>
public abstract class ExportTable
{
    public abstract string Name { get; }

    public abstract Type Entity { get; }

    /// <summary>Exactly one row: an object instead of a list.</summary>
    public bool IsSingle { get; init; }

    public abstract IReadOnlyList<ExportColumn> Columns { get; }

    /// <summary>Read one after the other, never all at once.</summary>
    public abstract IAsyncEnumerable<object> Rows { get; }

    /// <summary>Names of properties whose value of a row stays on the server for now.</summary>
    public abstract IReadOnlyCollection<string> WithheldOf(object row);
}

/// <param name="Property">Of the entity.</param>
/// <param name="Name">In the export.</param>
/// <param name="IsJson">The value is JSON text.</param>
public sealed record ExportColumn(System.Reflection.PropertyInfo Property, string Name, bool IsJson);

public sealed class ExportTable<T>(QuizHubDbContext database, string name, IQueryable<T> rows) : ExportTable
    where T : class
{
    private IReadOnlyList<ExportColumn>? _columns;

    public override string Name => name;

    public override Type Entity => typeof(T);

    /// <summary>Properties that hold JSON.</summary>
    public IReadOnlyCollection<string> Json { get; init; } = [];

    /// <summary>Properties that are not exported.</summary>
    public IReadOnlyCollection<string> Without { get; init; } = [];

    public Func<T, IReadOnlyCollection<string>> Withheld { get; init; } = _ => [];

    public override IReadOnlyList<ExportColumn> Columns => _columns ??=
    [
        .. database.Model.FindEntityType(typeof(T))!.GetProperties().Where(property => property.PropertyInfo is not null)
            .OrderBy(property => property.PropertyInfo!.MetadataToken)
            .Where(property => !ExportTables.IsLeftOutEverywhere(property.Name) && !Without.Contains(property.Name))
            .Select(property => new ExportColumn(
                property.PropertyInfo!, System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name), Json.Contains(property.Name))),
    ];

    public override IAsyncEnumerable<object> Rows => rows.AsNoTracking().AsAsyncEnumerable();

    public override IReadOnlyCollection<string> WithheldOf(object row) => Withheld((T)row);
}

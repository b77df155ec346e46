using System.Text.Json;
using System.Text.Json.Serialization;
using QuizHub.Site;

namespace QuizHub.Demos;

/// <summary>Asks for one run of a demo.</summary>
/// <param name="Settings">Setting name to JSON value; what is left out takes its default.</param>
/// <param name="Seed">0 to 2³¹−1.</param>
public sealed record StartRunRequest(IReadOnlyDictionary<string, JsonElement>? Settings, int Seed)
{
    /// <summary>What else was said, for rooms that demos do not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; init; }
}

/// <summary>One value that a run came to. <paramref name="Value"/> is a JSON number, truth value or string by the fact's declared type;
/// a number that is not finite travels as the string "NaN", "Infinity" or "-Infinity".</summary>
public sealed record FactValue(string Name, JsonElement Value);

/// <summary>An event of a run's stream. The server-sent event's name is the discriminator.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(RunQueued), "queued")]
[JsonDerivedType(typeof(RunProgress), "progress")]
[JsonDerivedType(typeof(RunFigure), "figure")]
[JsonDerivedType(typeof(RunFact), "fact")]
[JsonDerivedType(typeof(RunDone), "done")]
[JsonDerivedType(typeof(RunFailed), "failed")]
public abstract record RunEvent;

/// <summary>Always the first event, repeated when the place changes. Position 0: it is starting now.</summary>
public sealed record RunQueued(Guid RunId, int Position) : RunEvent;

/// <param name="Fraction">0 to 1.</param>
public sealed record RunProgress(double Fraction, Text? Doing = null) : RunEvent;

public sealed record RunFigure(FigureUpdate Update) : RunEvent;

public sealed record RunFact(FactValue Fact) : RunEvent;

/// <summary>The run is finished and stored. Facts and outcome are null while a saw-it check on this run is open.</summary>
/// <param name="Outcome">What the run showed, as a sentence.</param>
public sealed record RunDone(Guid RunId, IReadOnlyList<FactValue>? Facts, Text? Outcome, double Seconds) : RunEvent;

/// <param name="Code">Stable: <c>settings</c>, <c>busy</c>, <c>too-many</c>, <c>timeout</c>, <c>memory</c>, <c>crashed</c>, <c>stopped</c>, <c>storage</c>,
/// <c>unavailable</c>.</param>
public sealed record RunFailed(string Code, Text Message) : RunEvent;

/// <summary>A stored run, for its permanent address.</summary>
/// <param name="FiguresPurged">It is so old that its figures were let go: running it again draws them anew.</param>
public sealed record RunResponse(
    Guid RunId, string Demo, int Version, IReadOnlyDictionary<string, JsonElement> Settings, int Seed,
    IReadOnlyList<FactValue>? Facts, Text? Outcome, double Seconds, IReadOnlyList<FigureUpdate> Figures, long FinishedAt, bool FiguresPurged = false);

using System.Text.Json;
using QuizHub.Site;

namespace QuizHub.Demos;

/// <summary>All that a demo's page gives its island. It holds no key and no fact that an open item asks for.</summary>
/// <param name="Settings">Complete and valid: every setting of the demo.</param>
/// <param name="Seed">0 to 2³¹−1.</param>
/// <param name="Problems">What was wrong with the settings in the address; defaults stand in for them.</param>
/// <param name="Claims">What the question claims about the demo, as it was checked.</param>
/// <param name="StartAtOnce">The address asked for a run (<c>run=1</c>).</param>
/// <param name="Counts">How the claims fared in the runs of this server; <paramref name="CountsUrl"/> tells it anew.</param>
/// <param name="Unavailable">Why no demo can run on this server; null when they can.</param>
public sealed record DemoPageModel(
    DemoDeclaration Demo,
    IReadOnlyDictionary<string, JsonElement> Settings,
    int Seed,
    IReadOnlyList<SettingError> Problems,
    IReadOnlyList<ClaimView> Claims,
    bool StartAtOnce,
    Text? Unavailable,
    Language Language,
    IReadOnlyList<ClaimCount> Counts,
    string CountsUrl);

/// <summary>In how many of the runs stored on this server a claim held.</summary>
public sealed record ClaimCount(string Id, int Held, int Of);

/// <summary>A claim as a reader sees it.</summary>
/// <param name="Html">The claim's sentence.</param>
/// <param name="FailsWhenHtml">When it fails, in words; null when the deck does not say.</param>
/// <param name="Settings">In full: every setting of the demo.</param>
/// <param name="FirstSeed">First of the seeds that are run when the deck is checked; <paramref name="LastSeed"/> is the last.</param>
/// <param name="Holds">For at least how many of them it held.</param>
public sealed record ClaimView(
    string Id, string Html, string? FailsWhenHtml, IReadOnlyDictionary<string, JsonElement> Settings, int FirstSeed, int LastSeed, int Holds)
{
    public int SeedCount => LastSeed - FirstSeed + 1;
}

/// <summary>All that the page of a stored run gives its island.</summary>
/// <param name="DemoUrl">The demo's page with this run's settings and seed; null when no question shows this demo any more.</param>
/// <param name="IsOtherVersion">The demo has changed since: the same settings may show something else today.</param>
public sealed record StoredRunModel(DemoDeclaration Demo, RunResponse Run, string? DemoUrl, bool IsOtherVersion, Language Language);

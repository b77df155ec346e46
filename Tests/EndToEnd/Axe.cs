using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace QuizHub.Tests.EndToEnd;

/// <summary>
/// Runs axe in a page as the page's own script would. Deque's package for Playwright does the same for pages of frames, of which we have none: it brings the script anew for
/// each step, opens a page for the sums and hands over every rule that holds, which takes ten times as long.
/// </summary>
internal static class Axe
{
    private static readonly Lazy<string> Source = new(() =>
    {
        var assembly = typeof(AxeRunOptions).Assembly;
        using var script = new StreamReader(assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(name => name.EndsWith("axe.min.js", StringComparison.Ordinal)))!);
        return script.ReadToEnd();
    });

    /// <summary>WCAG 2.1 A and AA and axe's best practices: what the page breaks. Rules that hold are counted, so that none counts as silence.</summary>
    public static async Task<AxeReport> RunAsync(IPage page)
    {
        Assert.True(page.Frames.Count == 1, $"{page.Url} has frames, which axe would not look into here.");
        // A page that stays keeps the script.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Source.Value);
        }

        var report = await page.EvaluateAsync<string>(
            "async () => { const found = await axe.run(document, { resultTypes: ['violations'] }); return JSON.stringify({ kept: found.passes.length, violations: found.violations }); }");
        return JsonSerializer.Deserialize<AxeReport>(report, JsonSerializerOptions.Web)!;
    }
}

/// <param name="Kept">How many rules found something to look at, and nothing wrong with it.</param>
internal sealed record AxeReport(int Kept, IReadOnlyList<AxeViolation> Violations);

internal sealed record AxeViolation(string Id, string Help, IReadOnlyList<AxeNode> Nodes);

internal sealed record AxeNode(string Html, IReadOnlyList<AxeCheck> Any);

internal sealed record AxeCheck(string Message);

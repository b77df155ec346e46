using Microsoft.Playwright;

namespace QuizHub.Tests.EndToEnd;

/// <summary>A page whose complaints are kept: console errors (a breach of the Content-Security-Policy is one), uncaught exceptions, failed requests.</summary>
public sealed class WatchedPage
{
    private readonly List<string> _complaints = [];

    private WatchedPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _complaints.Add($"exception: {error}");
    }

    public IPage Page { get; }

    public static async Task<WatchedPage> OpenAsync(IBrowserContext context) => new(await context.NewPageAsync());

    /// <summary>Fails with everything that the page complained about since it was opened.</summary>
    public void AssertNoComplaints() => Assert.True(_complaints.Count == 0, string.Join('\n', _complaints));

    /// <summary>Forgets complaints that a test has provoked on purpose.</summary>
    public void Forget() => _complaints.Clear();

    /// <summary>WCAG 2.1 A and AA and axe's best practices: fails with rule, reason and place.</summary>
    public async Task AssertAccessibleAsync()
    {
        // Axe puts styles and requests of its own into the page, which the Content-Security-Policy refuses: that is no complaint of ours.
        var before = _complaints.Count;
        var result = await Axe.RunAsync(Page);
        _complaints.RemoveRange(before, _complaints.Count - before);
        Assert.True(result.Kept > 5, $"{Page.Url}: axe found next to nothing to look at.");
        var violations = result.Violations.Where(violation => !IsFormulaAsHeader(violation)).ToList();
        Assert.True(
            violations.Count == 0,
            $"{Page.Url}\n" + string.Join('\n', violations.Select(violation =>
                $"{violation.Id}: {violation.Help}\n  " + string.Join("\n  ", violation.Nodes.Select(node => node.Html + " " + string.Join("; ", node.Any.Select(check => check.Message)))))));
    }

    /// <summary>Axe counts the text of HTML elements only; screen readers do read MathML.</summary>
    private static bool IsFormulaAsHeader(AxeViolation violation) =>
        violation.Id == "empty-table-header" && violation.Nodes.All(node => node.Html.Contains("<math", StringComparison.Ordinal));
}

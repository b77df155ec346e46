using Microsoft.Playwright;

namespace QuizHub.Tests.Site;

/// <summary>What must hold of the formulas of any page, at any width.</summary>
internal static class FormulaChecks
{
    /// <summary>Formulas whose mark stands on another line: the marks are found by Unicode's categories, not by the program's own list.</summary>
    private const string Parted = """
        () => {
          document.querySelectorAll("details").forEach(details => details.open = true);
          const found = [];
          const isMath = node => node.nodeName.toLowerCase() === "math";
          const beside = (math, way) => {
            let node = math;
            while (!node[way] && node.parentElement && getComputedStyle(node.parentElement).display === "inline") node = node.parentElement;
            node = node[way];
            while (node && node.nodeType === 1 && !isMath(node)) node = way === "nextSibling" ? node.firstChild : node.lastChild;
            return node && node.nodeType === 3 && node.data.length ? node : null;
          };
          const rect = (node, at) => {
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            return range.getBoundingClientRect();
          };
          for (const math of document.querySelectorAll("math:not([display=block])")) {
            const box = math.getBoundingClientRect();
            if (!box.width) continue;
            const after = beside(math, "nextSibling"), before = beside(math, "previousSibling");
            if (after && /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}]/u.test(after.data) && rect(after, 0).left < box.right - 3)
              found.push(math.textContent + " | " + after.data.slice(0, 8));
            if (before && /[\p{Ps}\p{Pi}]$/u.test(before.data) && rect(before, before.data.length - 1).right > box.left + 3)
              found.push(before.data.slice(-8) + " | " + math.textContent);
          }
          return found;
        }
        """;

    /// <summary>Formulas that reach beyond their place, unless they lie in a box that says so and that the keyboard reaches.</summary>
    private const string Cut = """
        () => [...document.querySelectorAll(".formula, math")].filter(box => {
          const saysSo = box.tabIndex === 0 && box.getAttribute("role") && box.getAttribute("aria-label") && getComputedStyle(box).backgroundImage.includes("gradient");
          if (box.matches(".formula.wide, .formula.long")) return box.scrollWidth > box.clientWidth && !saysSo;
          if (box.matches(".formula")) return box.scrollWidth > box.clientWidth;
          const around = box.closest("pre, table, .formula");
          return !around && box.getBoundingClientRect().right > document.documentElement.clientWidth;
        }).map(box => box.textContent.slice(0, 60))
        """;

    public static async Task<IReadOnlyList<string>> PartedAsync(IPage page) => await page.EvaluateAsync<string[]>(Parted);

    public static async Task AssertLinesAsync(IPage page, string where)
    {
        var parted = await PartedAsync(page);
        Assert.True(parted.Count == 0, $"{where} at {page.ViewportSize!.Width} px:\n" + string.Join('\n', parted));
    }

    public static async Task AssertNothingIsCutAsync(IPage page, string where)
    {
        var cut = await page.EvaluateAsync<string[]>(Cut);
        Assert.True(cut.Length == 0, $"{where} at {page.ViewportSize!.Width} px:\n" + string.Join('\n', cut));
    }
}

using System.Globalization;
using QuizHub.Site;

namespace QuizHub.Tests.Decks.Search;

/// <summary>The tables under <c>Fixtures/search</c>: what people type, and the page that must come first or among the first three.</summary>
public sealed class SearchTableTests(ShippedIndex shipped) : IClassFixture<ShippedIndex>
{
    [Theory]
    [InlineData(Language.En)]
    [InlineData(Language.Zh)]
    public void What_people_type_finds_its_page(Language language)
    {
        var rows = File.ReadLines(Path.Combine(TestsRoot.Path, "Fixtures", "search", $"queries.{language.Code()}.txt"))
            .Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)).Select(line => line.Split(" | ")).ToList();
        Assert.True(rows.Count >= 80);
        var misses = rows.Where(row => !IsFound(row[0], int.Parse(row[1], CultureInfo.InvariantCulture), row[2].Trim(), language)).Select(row => $"{string.Join(" | ", row)}: {Found(row[0], language)}");
        Assert.Empty(misses);
    }

    private bool IsFound(string query, int most, string pages, Language language) => pages == "-"
        ? shipped.Find(query, language).Hits.Count == 0
        : pages.Split(" or ").Any(page => shipped.RankOf(page, query, language, most) is not null);

    private string Found(string query, Language language) => string.Join(" ", shipped.Find(query, language).Hits.Take(4).Select(hit => hit.Address));
}

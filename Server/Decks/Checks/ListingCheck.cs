using QuizHub.Demos;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Checks;

/// <summary>The code that an item shows is the code that its demo runs: an option of a demo's setting may stand for a listing, and then the stem shows just that.</summary>
internal static class ListingCheck
{
    private const string Fence = "```", Opening = $"{Fence}python {NumberedLines.Word}";

    public static void Check(QuestionDraft draft, QuestionDraft source, IReadOnlyList<DemoDeclaration>? demos, FindingList findings)
    {
        foreach (var (item, listing, setting) in Listings(draft, source, demos))
        {
            var lines = item.File.Source.Text.Split('\n');
            if (Find(lines, item) is not var (first, end) || lines[first] != Opening)
            {
                findings.Add(FindingCatalogue.ListingMissing, item.Place, Opening, setting);
                continue;
            }

            var (shown, run) = (lines[(first + 1)..end], listing.Split('\n'));
            var same = shown.Zip(run).TakeWhile(pair => pair.First == pair.Second).Count();
            if (same < Math.Max(shown.Length, run.Length))
            {
                var place = item.File.Source.PlaceAt(item.File.Source.LineStart(first + 1 + same));
                findings.Add(FindingCatalogue.ListingDiffers, place, same + 1, setting, same < run.Length ? run[same].Trim() : "");
            }
        }
    }

    /// <summary>The file's text with the listings that belong into it.</summary>
    public static string Written(QuestionDraft draft, QuestionDraft source, IReadOnlyList<DemoDeclaration> demos)
    {
        var lines = draft.File.Source.Text.Split('\n').ToList();
        // From the last item to the first, so that places above stay.
        foreach (var (item, listing, _) in Listings(draft, source, demos).OrderByDescending(shown => shown.Item.Place.Line))
        {
            string[] block = [Opening, .. listing.Split('\n'), Fence];
            if (Find([.. lines], item) is var (first, end))
            {
                lines.RemoveRange(first, end - first + 1);
                lines.InsertRange(first, block);
            }
            else
            {
                lines.InsertRange(item.StemEndLine, [.. block, ""]);
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>Items whose settings lead to a listing.</summary>
    private static IEnumerable<(ItemDraft Item, string Listing, string Setting)> Listings(QuestionDraft draft, QuestionDraft source, IReadOnlyList<DemoDeclaration>? demos)
    {
        foreach (var item in draft.Items)
        {
            if (source.Items.FirstOrDefault(other => other.Id == item.Id) is { } asked && ItemSyntaxes.Of(asked) is { IsPrediction: true }
                && demos?.FirstOrDefault(known => known.Name == (RunWords.Demo(asked) ?? source.FrontMatter.Demo?.Name)) is { } demo)
            {
                var settings = RunWords.Settings(asked, new());
                foreach (var setting in demo.Settings.OfType<ChoiceSetting>())
                {
                    var chosen = settings.GetValueOrDefault(setting.Name, setting.Default);
                    if (setting.Options.FirstOrDefault(option => option.Id == chosen)?.Listing is { } listing)
                    {
                        yield return (item, listing, $"{setting.Name}={chosen}");
                    }
                }
            }
        }
    }

    /// <summary>The lines of the stem's first code block, fences included; null where there is none.</summary>
    private static (int First, int End)? Find(string[] lines, ItemDraft item)
    {
        var first = Array.FindIndex(lines, item.TitleLine, item.StemEndLine - item.TitleLine, line => line.StartsWith(Fence, StringComparison.Ordinal));
        var end = first < 0 ? -1 : Array.FindIndex(lines, first + 1, line => line == Fence);
        return end < 0 ? null : (first, end);
    }
}

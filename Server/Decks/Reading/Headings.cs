using Markdig.Syntax;
using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>What headings and list entries have in common: a title, and words in braces behind it.</summary>
internal static class Headings
{
    /// <summary>A heading's text as Markdown, without its number signs and words in braces.</summary>
    public static string Title(MarkdownFile file, HeadingBlock heading)
    {
        var line = file.Raw(file.Source.LineStart(heading.Line), file.Source.LineEnd(heading.Line)).Trim();
        return heading.IsSetext ? line : line.TrimStart('#').TrimEnd('#').Trim();
    }

    /// <summary>The id in braces; null, with a finding, where it is missing or no slug.</summary>
    public static string? Id(MarkdownFile file, Block block, Braces? braces, FindingList findings)
    {
        if (braces?.Id is not { } id)
        {
            findings.Add(FindingCatalogue.MissingId, file.PlaceOf(block));
            return null;
        }

        return Slug.Check(id.Name, file.Source.PlaceAt(id.Offset), findings) ? id.Name : null;
    }

    /// <summary>Reports words that mean nothing here, and words said twice. <paramref name="known"/> holds them as written: <c>#id</c>, <c>.must</c>, <c>match</c>.</summary>
    public static void RefuseWords(MarkdownFile file, Braces? braces, IReadOnlyList<string> known, FindingList findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in braces?.Words ?? [])
        {
            var name = word.Kind == BraceKind.Id ? "#id" : word.Written;
            if (!known.Contains(name))
            {
                findings.Add(FindingCatalogue.UnknownAttribute, file.Source.PlaceAt(word.Offset), word.Written, known.Count == 0 ? "—" : string.Join(", ", known));
            }
            else if (!seen.Add(name))
            {
                findings.Add(FindingCatalogue.DuplicateKey, file.Source.PlaceAt(word.Offset), word.Written);
            }
        }
    }

    /// <summary>Splits blocks at headings of one level. What stands before the first is reported; so are headings of a higher level inside.</summary>
    public static IEnumerable<(HeadingBlock Heading, IReadOnlyList<Block> Blocks)> Split(MarkdownFile file, IReadOnlyList<Block> blocks, int level, FindingList findings)
    {
        var start = -1;
        for (var index = 0; index <= blocks.Count; index++)
        {
            if (index < blocks.Count && blocks[index] is not HeadingBlock)
            {
                if (start < 0 && index == 0)
                {
                    findings.Add(FindingCatalogue.StrayText, file.PlaceOf(blocks[0]), ReadingTexts.PutUnderHeading(level));
                }

                continue;
            }

            if (index < blocks.Count && blocks[index] is HeadingBlock other && other.Level != level)
            {
                if (start < 0)
                {
                    findings.Add(FindingCatalogue.HeadingLevel, file.PlaceOf(other), other.Level, $"{level}");
                }

                continue;
            }

            if (start >= 0)
            {
                yield return ((HeadingBlock)blocks[start], [.. blocks.Skip(start + 1).Take(index - start - 1)]);
            }

            start = index;
        }
    }
}

using QuizHub.Site;

namespace QuizHub.Server.Decks.Html.Scripts;

/// <summary>
/// Bounds of a formula in TeX (Content/README.md, "Limits"), told by one pass over its signs before KaTeX sees it: within them KaTeX takes a fraction of a
/// second and little stack.
/// </summary>
internal static class TexLimits
{
    public const int MaxLength = 2000, MaxDepth = 40, MaxRows = 100, MaxCells = 400;

    /// <summary>They can make a short text arbitrarily long.</summary>
    private static readonly HashSet<string> Definitions = new(StringComparer.Ordinal)
    {
        "def", "gdef", "edef", "xdef", "let", "futurelet", "global", "long", "newcommand", "renewcommand", "providecommand",
    };

    /// <summary>They hold from where they stand to the end of their group, so that each nests the rest of it once more.</summary>
    private static readonly HashSet<string> Declarations = new(StringComparer.Ordinal)
    {
        "rm", "sf", "tt", "bf", "it", "cal", "color", "displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle",
        "tiny", "sixptsize", "scriptsize", "footnotesize", "small", "normalsize", "large", "Large", "LARGE", "huge", "Huge",
    };

    /// <summary>The first limit that the formula exceeds; null when it keeps all of them.</summary>
    public static Limit? Exceeded(string tex)
    {
        if (tex.Length > MaxLength)
        {
            return new(TooMany(tex.Length, MaxLength, "characters", "个字符"), MaxLength);
        }

        var (rows, cells) = (1, 1);
        var groups = new Stack<int>();
        var depth = 0;
        for (var at = 0; at < tex.Length; at++)
        {
            var start = at;
            switch (tex[at])
            {
                case '{':
                    Open(1);
                    break;
                case '}':
                    Close();
                    break;
                case '&':
                    cells++;
                    break;
                case '\\':
                    var command = Command(tex, at + 1);
                    at += Math.Max(1, command.Length);
                    if (Definitions.Contains(command))
                    {
                        return new(new($"`\\{command}` defines a command", $"`\\{command}` 定义了命令"), start);
                    }

                    switch (command)
                    {
                        case "left" or "begin":
                            Open(1);
                            break;
                        case "right" or "end":
                            Close();
                            break;
                        case "\\" or "cr" or "tabularnewline" or "newline":
                            rows++;
                            cells++;
                            break;
                        case var declaration when Declarations.Contains(declaration):
                            depth++;
                            groups.Push(groups.TryPop(out var open) ? open + 1 : 1);
                            break;
                    }

                    break;
            }

            if (depth > MaxDepth)
            {
                return new(TooMany(depth, MaxDepth, "levels of nesting", "层嵌套"), start);
            }

            if (rows > MaxRows)
            {
                return new(TooMany(rows, MaxRows, "rows", "行"), start);
            }

            if (cells > MaxCells)
            {
                return new(TooMany(cells, MaxCells, "cells", "个单元格"), start);
            }
        }

        return null;

        void Open(int levels)
        {
            depth += levels;
            groups.Push(levels);
        }

        void Close() => depth -= groups.TryPop(out var levels) ? levels : 0;
    }

    /// <summary>The name behind a backslash: letters, or one other sign. Empty at the end of the text.</summary>
    private static string Command(string tex, int at)
    {
        var end = at;
        while (end < tex.Length && char.IsAsciiLetter(tex[end]))
        {
            end++;
        }

        return tex[at..(end == at ? Math.Min(at + 1, tex.Length) : end)];
    }

    private static Text TooMany(int count, int most, string what, string whatZh) => new($"{count} {what}, at most {most}", $"{count} {whatZh}，最多 {most}");
}

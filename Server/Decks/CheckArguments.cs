using QuizHub.Site;

namespace QuizHub.Server.Decks;

/// <summary>What stands behind <c>check</c> on the command line.</summary>
/// <param name="Path">As written; null for the default content.</param>
/// <param name="Strict">Warnings fail too.</param>
/// <param name="WriteTranslates">Write the present hash of its source into every translation instead of complaining.</param>
/// <param name="WriteListings">Write the code that demos run into the items that show it.</param>
/// <param name="Upgrade">Write decks in the latest format before they are checked.</param>
internal sealed record CheckArguments(string? Path, bool Claims, bool Json, Language Language, bool Strict, bool WriteTranslates, bool Upgrade = false, bool WriteListings = false)
{
    /// <summary>Null, with what is wrong, when the arguments can't be read.</summary>
    public static CheckArguments? Parse(IReadOnlyList<string> arguments, out Text? error)
    {
        var read = new CheckArguments(null, Claims: true, Json: false, Language.En, Strict: false, WriteTranslates: false);
        error = null;
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            var value = index + 1 < arguments.Count ? arguments[index + 1] : null;
            switch (argument)
            {
                case "--no-claims":
                    read = read with { Claims = false };
                    break;
                case "--strict":
                    read = read with { Strict = true };
                    break;
                case "--write-translates":
                    read = read with { WriteTranslates = true };
                    break;
                case "--write-listings":
                    read = read with { WriteListings = true };
                    break;
                case "--upgrade":
                    read = read with { Upgrade = true };
                    break;
                case "--format" when value is "text" or "json":
                    read = read with { Json = value == "json" };
                    index++;
                    break;
                case "--lang" when Languages.FromCode(value) is { } language:
                    read = read with { Language = language };
                    index++;
                    break;
                case ['-', ..]:
                    error = CheckTexts.BadArgument(argument);
                    return null;
                default:
                    if (read.Path is not null)
                    {
                        error = CheckTexts.TwoPaths;
                        return null;
                    }

                    read = read with { Path = argument };
                    break;
            }
        }

        return read;
    }
}

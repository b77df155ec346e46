namespace QuizHub.Site;

/// <summary>A language of the interface. Decks may hold further languages; the interface has these two.</summary>
public enum Language
{
    En,
    Zh,
}

/// <summary>What addresses, documents and people call a <see cref="Language"/>.</summary>
public static class Languages
{
    public static readonly IReadOnlyList<Language> All = [Language.En, Language.Zh];

    /// <summary>The code in addresses, deck files and APIs: <c>en</c> or <c>zh</c>.</summary>
    public static string Code(this Language language) => language == Language.Zh ? "zh" : "en";

    /// <summary>The tag for <c>lang</c> and <c>hreflang</c>: the Chinese written here is Simplified.</summary>
    public static string Tag(this Language language) => language == Language.Zh ? "zh-Hans" : "en";

    /// <summary>The language's name in itself.</summary>
    public static string OwnName(this Language language) => language == Language.Zh ? "中文" : "English";

    /// <summary>Reads a code as it stands in an address; null for anything else.</summary>
    public static Language? FromCode(string? code) => code switch
    {
        "en" => Language.En,
        "zh" => Language.Zh,
        _ => null,
    };
}

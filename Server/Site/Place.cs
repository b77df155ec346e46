using QuizHub.Site;

namespace QuizHub.Server.Site;

/// <summary>Where on the site a page stands. Every page gets it as a cascading parameter; addresses that name nothing never reach a page.</summary>
/// <param name="Path">As it was asked for, decoded and canonical; of an error page: the address that failed.</param>
/// <param name="Query">With its question mark, or empty.</param>
public record Place(Language Language, string Path, string Query)
{
    /// <summary>Of what pages show to all alike: a page that was made before this changed is made anew.</summary>
    public virtual long Version => 0;

    /// <summary>The languages that what the page is about is written in: a page that only repeats another language's text is no alternate of it.</summary>
    public virtual IReadOnlyList<Language> Written => Languages.All;

    /// <summary>The text in the page's language.</summary>
    public string this[Text text] => text.In(Language);

    /// <summary>Path and query as a link holds them.</summary>
    public string Address => CanonicalAddresses.Escape(Path) + Query;
}

/// <summary>The place that a request's address names, once it is found.</summary>
public static class RequestPlace
{
    private static readonly object RequestKey = new();

    /// <summary>Null on pages whose address has no language, such as those about errors.</summary>
    public static Place? FindPlace(this HttpContext context) => context.Items.TryGetValue(RequestKey, out var place) ? (Place?)place : null;

    public static void Found(this HttpContext context, Place place) => context.Items[RequestKey] = place;
}

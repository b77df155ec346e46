namespace QuizHub.Site;

/// <summary>One interface text in every interface language: a missing translation does not compile.</summary>
public sealed record Text(string En, string Zh)
{
    public string In(Language language) => language == Language.Zh ? Zh : En;
}

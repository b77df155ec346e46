namespace QuizHub.Client.Demos;

/// <summary>What another room has to tell on every demo's page. Demos know no session; whoever does, and has something that waits to be sent, registers its
/// component.</summary>
/// <param name="Component">Takes the page's language by the parameter <see cref="Language"/>.</param>
public sealed record DemoNotice(Type Component)
{
    public const string Language = "Language";
}

namespace QuizHub.Server.Site.Reading;

/// <summary>Marks a page that shows the same to everyone as long as the decks stay the same, but for what stands in an <see cref="Own"/>. Only such pages are kept,
/// and may be shared as those see them who have no learner's cookie.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SharedPageAttribute : Attribute;

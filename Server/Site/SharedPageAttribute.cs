namespace QuizHub.Server.Site;

/// <summary>Marks a page that shows the same to everyone without a learner's cookie, as long as the decks stay the same. Only such pages are kept and may be shared.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SharedPageAttribute : Attribute;

namespace QuizHub.Server.Site.Reading;

/// <summary>Marks a component of an <see cref="Own"/> that changes as time goes by, without anything having happened.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MomentaryAttribute : Attribute;

namespace QuizHub.Server.Site.Reading;

/// <summary>What stands at a place of a page that is not the same for all.</summary>
/// <param name="Component">Gets place, learner and HTTP context as every component of a page does.</param>
/// <param name="Arguments">Its parameters, by name: nothing that belongs to a request, as they outlive it.</param>
public sealed record OwnPart(Type Component, IReadOnlyDictionary<string, object?> Arguments)
{
    public bool IsMomentary { get; } = Component.IsDefined(typeof(MomentaryAttribute), inherit: false);
}

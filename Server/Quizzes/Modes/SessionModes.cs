using QuizHub.Quizzes;

namespace QuizHub.Server.Quizzes;

/// <summary>All modes there are.</summary>
public sealed class SessionModes(IEnumerable<Mode> all)
{
    private readonly IReadOnlyList<Mode> _all = [.. all];

    public Mode Of(SessionPlan plan) => _all.Single(mode => mode.Holds(plan));

    /// <summary>The mode of that name; of practice and the clinic, which share one, practice.</summary>
    public Mode Of(SessionMode name) => _all.First(mode => mode.Name == name);

    /// <summary>Null for what is no mode.</summary>
    public Mode? Asked(StartSessionRequest request) => _all.SingleOrDefault(mode => mode.IsAskedBy(request));
}

public static class ModeServices
{
    /// <summary>The one list of them.</summary>
    public static IServiceCollection AddModes(this IServiceCollection services) => services
        .AddSingleton<SessionModes>()
        .AddSingleton<Mode, PracticeMode>()
        .AddSingleton<Mode, ClinicMode>()
        .AddSingleton<Mode, ReviewMode>()
        .AddSingleton<Mode, ExamMode>()
        .AddSingleton<Mode, InterviewMode>();
}

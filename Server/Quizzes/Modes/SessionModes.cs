using QuizHub.Quizzes;

namespace QuizHub.Server.Quizzes;

/// <summary>All modes there are.</summary>
public sealed class SessionModes(IEnumerable<Mode> all)
{
    private readonly IReadOnlyList<Mode> _all = [.. all];

    private static readonly Transitions[] Transitions =
    [
        PracticeTransitions.Instance, ClinicTransitions.Instance, ReviewTransitions.Instance, ExamTransitions.Instance, InterviewTransitions.Instance,
    ];

    /// <summary>In the order in which they are offered.</summary>
    public IReadOnlyList<Mode> All => _all;

    /// <summary>By which a session of this plan goes. Needs no service: where a session stands follows from its plan and its events alone.</summary>
    public static Transitions TransitionsOf(SessionPlan plan) => Transitions.Single(known => known.Holds(plan));

    public Mode Of(SessionPlan plan) => _all.Single(mode => mode.Transitions == plan.Transitions);

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
        .AddSingleton<Mode, PracticeMode>().AddSingleton<PracticeStarter>()
        .AddSingleton<Mode, ClinicMode>()
        .AddSingleton<Mode, ReviewMode>().AddSingleton<ReviewStarter>()
        .AddSingleton<Mode, ExamMode>().AddExams()
        .AddSingleton<Mode, InterviewMode>().AddInterviews();

    /// <summary>What they have beyond other sessions, and the forms that start them.</summary>
    /// <param name="sessions">The group of a session's endpoints.</param>
    public static void MapModes(this IEndpointRouteBuilder endpoints, RouteGroupBuilder sessions)
    {
        endpoints.MapPractice();
        endpoints.MapReviews();
        endpoints.MapExams();
        endpoints.MapInterviews(sessions);
    }
}

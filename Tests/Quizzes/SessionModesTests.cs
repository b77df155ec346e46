using Microsoft.Extensions.DependencyInjection;
using QuizHub.Quizzes;
using QuizHub.Server.Quizzes;

namespace QuizHub.Tests.Quizzes;

public sealed class SessionModesTests(ShippedDeckServer shared) : IClassFixture<ShippedDeckServer>
{
    private SessionModes Modes => shared.Server.Services.GetRequiredService<SessionModes>();

    /// <summary>Whoever adds a mode and forgets to list it, or lets two hold the same plan, finds it here.</summary>
    [Theory]
    [InlineData(SessionMode.Practice, false, typeof(PracticeMode), "Practice", "练习")]
    [InlineData(SessionMode.Practice, true, typeof(ClinicMode), "Clinic", "门诊")]
    [InlineData(SessionMode.Review, false, typeof(ReviewMode), "Review", "复习")]
    [InlineData(SessionMode.Exam, false, typeof(ExamMode), "Exam", "考试")]
    [InlineData(SessionMode.Interview, false, typeof(InterviewMode), "Interview", "面试")]
    public void Of_all_modes_one_holds_a_plan_and_answers_to_its_request(SessionMode name, bool isClinic, Type expected, string en, string zh)
    {
        var mode = Modes.Of(new SessionPlan("deck", new(new Dictionary<string, string>()), ["en"], [], isClinic, name));
        Assert.IsType(expected, mode);
        Assert.Same(mode, Modes.Asked(new StartSessionRequest("deck", null, null, name, "en", null, isClinic)));
        Assert.Equal((en, zh), (mode.Title.En, mode.Title.Zh));
    }

    [Fact]
    public void Every_name_has_a_mode_and_what_is_none_has_none()
    {
        Assert.All(Enum.GetValues<SessionMode>(), name => Assert.Equal(name, Modes.Of(name).Name));
        Assert.Null(Modes.Asked(new StartSessionRequest("deck", null, null, (SessionMode)99, "en", null)));
    }
}

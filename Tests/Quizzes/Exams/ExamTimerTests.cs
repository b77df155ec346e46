using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Client.Quizzes;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Exams;

/// <summary>The clock that a page shows.</summary>
public sealed class ExamTimerTests : IDisposable
{
    private readonly JumpingClock _clock = new();
    private readonly BunitContext _context = new();
    private readonly List<string> _said = [];
    private int _ended;

    public ExamTimerTests() => _context.Services.AddSingleton<TimeProvider>(_clock);

    [Fact]
    public void It_warns_once_at_five_minutes_and_once_at_the_last_and_then_says_that_time_is_up()
    {
        var timer = Open(6 * 60_000);
        Assert.Equal("6:00", timer.Find("[role=timer]").TextContent);
        Assert.Empty(timer.FindAll(".warning"));

        Tick(timer, seconds: 59, "5:01");
        Assert.Empty(_said);
        Tick(timer, seconds: 2, "4:59");
        Tick(timer, seconds: 1, "4:58");
        Assert.Equal(["5 minutes left."], _said);
        Assert.Contains("5 minutes left.", timer.Find(".warning").TextContent, StringComparison.Ordinal);

        Tick(timer, seconds: 4 * 60, "0:58");
        Tick(timer, seconds: 1, "0:57");
        Assert.Equal((2, 0), (_said.Count, _ended));
        Assert.Contains("One minute left", _said[1], StringComparison.Ordinal);
        Tick(timer, seconds: 60, "0:00");
        Tick(timer, seconds: 60, "0:00");
        Assert.Equal((2, 1), (_said.Count, _ended));
        Assert.Contains("Time is up", timer.Find(".warning").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_server_says_last_counts()
    {
        var timer = Open(10 * 60_000);
        Tick(timer, seconds: 60, "9:00");
        timer.Render(parameters => parameters.Add(view => view.Sheet, Sheet(3_600_000)));
        timer.WaitForAssertion(() => Assert.Equal("1:00:00", timer.Find("[role=timer]").TextContent));
        Tick(timer, seconds: 1, "59:59");
    }

    public void Dispose() => _context.Dispose();

    private static ExamSheet Sheet(long milliseconds) => new(milliseconds, 30, [], null);

    private IRenderedComponent<ExamTimer> Open(long milliseconds) => _context.Render<ExamTimer>(parameters => parameters
        .AddCascadingValue(new SessionFrame(Language.En, IsReady: true, IsBusy: false, Shortcuts: true))
        .Add(view => view.Sheet, Sheet(milliseconds))
        .Add(view => view.OnWarning, EventCallback.Factory.Create<string>(this, _said.Add))
        .Add(view => view.OnOver, EventCallback.Factory.Create(this, () => { _ended++; })));

    private void Tick(IRenderedComponent<ExamTimer> timer, int seconds, string shown)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        timer.WaitForAssertion(() => Assert.Equal(shown, timer.Find("[role=timer]").TextContent), TimeSpan.FromSeconds(30));
    }
}

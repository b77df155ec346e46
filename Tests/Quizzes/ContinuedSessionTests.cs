using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Server.Accounts;
using QuizHub.Server.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes;

public sealed class ContinuedSessionTests
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_open_session_that_changed_last_is_gone_on_with()
    {
        await using var server = new TestServer();
        using var browser = new PracticeBrowser(server.CreateClient());
        var continued = server.Services.GetRequiredService<ContinuedSession>();
        var older = await browser.StartAsync();
        var newer = await browser.StartAsync(question: null, topic: "all");
        Guid learner;
        await using (var database = server.OpenDatabase())
        {
            learner = (await database.Learners().SingleAsync(Cancel)).Id;
        }

        Assert.Equal(
            new OpenSessionLink($"/zh/sessions/{newer.SessionId}", "全部题型", 0, newer.Count, Others: 1), await continued.FindAsync(learner, Language.Zh, Cancel));
        await browser.AdvanceAsync(await browser.GoThroughAsync(older, null));
        Assert.Equal(
            new OpenSessionLink($"/en/sessions/{older.SessionId}", "Which types of items are there?", 1, older.Count, Others: 1),
            await continued.FindAsync(learner, Language.En, Cancel));
        Assert.Null(await continued.FindAsync(Guid.CreateVersion7(), Language.En, Cancel));
    }

    [Fact]
    public async Task A_finished_session_is_not_gone_on_with()
    {
        await using var server = new TestServer();
        using var browser = new PracticeBrowser(server.CreateClient());
        var state = await browser.StartAsync(count: 1);
        state = await browser.AdvanceAsync(await browser.GoThroughAsync(state, null));
        state = await browser.AdvanceAsync(state);
        Assert.NotNull(state.Summary);

        await using var database = server.OpenDatabase();
        var learner = (await database.Learners().SingleAsync(Cancel)).Id;
        Assert.Null(await server.Services.GetRequiredService<ContinuedSession>().FindAsync(learner, Language.En, Cancel));
    }
}

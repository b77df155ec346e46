using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Tests.Quizzes;

namespace QuizHub.Tests.Site;

/// <summary>A shared page with a learner's own parts in it says what the same page says that was rendered for her alone: one with a query is.</summary>
public sealed class OwnPartsTests : IAsyncDisposable
{
    private static readonly string[] Pages =
    [
        "/en", "/zh", "/en/privacy", "/en/decks/every-type", "/zh/decks/every-type", "/en/decks/every-type/all", "/zh/decks/every-type/all/types", "/en/decks/every-type/glossary",
    ];

    private readonly TestClock _clock = new(DateTimeOffset.UtcNow);
    private readonly TestServer _server;

    public OwnPartsTests() => _server = new(services: services => services.AddSingleton<TimeProvider>(_clock));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_learners_page_is_the_one_that_would_be_rendered_for_her_after_each_answer_and_every_setting()
    {
        using var learner = new PracticeBrowser(_server.CreateClient());
        using var other = _server.CreateClient();
        await AssertSameAsync(learner.Client);
        var state = await learner.StartAsync();
        await AssertSameAsync(learner.Client);
        for (var i = 0; i < 3; i++)
        {
            state = await learner.GoThroughAsync(state, null);
            await AssertSameAsync(learner.Client);
            state = await learner.AdvanceAsync(state);
        }

        Assert.Contains("3 answered", await learner.Client.GetStringAsync("/en/decks/every-type", Cancel), StringComparison.Ordinal);
        using var settings = await learner.Client.PostAsync("/en/settings", new FormUrlEncodedContent(new Dictionary<string, string> { ["language"] = "en", ["theme"] = "dark", ["timeZone"] = "UTC" }), Cancel);
        Assert.Contains("data-theme=\"dark\"", await learner.Client.GetStringAsync("/en/privacy", Cancel), StringComparison.Ordinal);
        await AssertSameAsync(learner.Client);
        await AssertSameAsync(other);
    }

    [Fact]
    public async Task What_changes_as_time_goes_by_is_told_anew()
    {
        using var learner = new PracticeBrowser(_server.CreateClient());
        var state = await learner.StartAsync();
        await learner.GoThroughAsync(state, PracticeBrowser.Right(state));
        var before = await learner.Client.GetStringAsync("/en", Cancel);
        _clock.Advance(TimeSpan.FromDays(30));
        var after = await learner.Client.GetStringAsync("/en", Cancel);

        Assert.NotEqual(Due(before), Due(after));
        await AssertSameAsync(learner.Client);
    }

    [Fact]
    public async Task Who_left_sees_what_all_see()
    {
        using var learner = new PracticeBrowser(_server.CreateClient());
        using var other = _server.CreateClient();
        var state = await learner.StartAsync();
        await learner.GoThroughAsync(state, PracticeBrowser.Right(state));
        Assert.NotEqual(await other.GetStringAsync("/en", Cancel), await learner.Client.GetStringAsync("/en", Cancel));
        using var gone = await learner.Client.PostAsync("/en/settings/forget", new FormUrlEncodedContent([]), Cancel);
        await AssertSameAsync(learner.Client);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string Due(string html) => Regex.Match(html, "<p class=\"due\".*?</p>", RegexOptions.Singleline).Value;

    private static async Task AssertSameAsync(HttpClient client)
    {
        foreach (var page in Pages)
        {
            // Twice: made, and out of what is kept.
            var shared = await client.GetStringAsync(page, Cancel);
            Assert.Equal(shared, await client.GetStringAsync(page, Cancel));
            var alone = await client.GetStringAsync($"{page}?alone=1", Cancel);
            Assert.Equal(Plain(alone).Replace("?alone=1&amp;", "?", StringComparison.Ordinal), Plain(shared));
        }
    }

    /// <summary>Space between elements says nothing.</summary>
    private static string Plain(string html) => Regex.Replace(html, @"\s+", " ").Replace("> <", "><", StringComparison.Ordinal);
}

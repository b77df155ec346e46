using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using QuizHub.Tests.Quizzes;

namespace QuizHub.Tests.Site;

public sealed class ProgressOnPagesTests : IAsyncDisposable
{
    private readonly TestServer _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_learner_sees_how_far_she_is_and_where_to_go_on_and_nobody_else_does()
    {
        using var learner = new PracticeBrowser(_server.CreateClient());
        using var other = _server.CreateClient();
        var state = await learner.StartAsync();
        var (deck, topic) = ("/en/decks/every-type", "/en/decks/every-type/all");
        Assert.Empty((await ReadAsync(learner.Client, deck)).QuerySelectorAll(".progress"));

        state = await learner.GoThroughAsync(state, PracticeBrowser.Right(state));
        Assert.Equal(1, state.Item!.Verdict!.Score);
        foreach (var page in new[] { await ReadAsync(learner.Client, deck), await ReadAsync(learner.Client, topic), await ReadAsync(learner.Client, $"{topic}/types") })
        {
            Assert.Contains("1 answered, 1 right", page.QuerySelector(".progress")!.TextContent);
        }

        var home = await ReadAsync(learner.Client, "/zh");
        Assert.Equal($"/zh/sessions/{state.SessionId}", home.QuerySelector(".resume a")!.GetAttribute("href"));
        Assert.Null((await ReadAsync(other, "/zh")).QuerySelector(".resume"));
        Assert.Empty((await ReadAsync(other, deck)).QuerySelectorAll(".progress"));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task<IHtmlDocument> ReadAsync(HttpClient client, string path) => new HtmlParser().ParseDocument(await client.GetStringAsync(path, Cancel));
}

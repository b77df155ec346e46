using System.Net;
using Markdig;
using Markdig.Syntax;
using QuizHub.Quizzes;

namespace QuizHub.Tests.Quizzes;

/// <summary>The transcript as a file.</summary>
public sealed class TranscriptTests(InterviewServer shared) : IClassFixture<InterviewServer>, IDisposable
{
    private readonly TestServer _server = shared.Server;
    private readonly InterviewBrowser _browser = new(shared.Server.CreateClient());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _browser.Dispose();

    [Fact]
    public async Task It_tells_everything_in_either_language_and_is_a_file_to_keep()
    {
        var over = await HoldAsync("Noise:\n# no heading\n<b>no tag</b>");
        using var reply = await _browser.Client.GetAsync(over.Transcript!.MarkdownUrl, Cancel);
        Assert.Equal(("text/markdown", "utf-8"), (reply.Content.Headers.ContentType!.MediaType, reply.Content.Headers.ContentType.CharSet));
        Assert.Equal("attachment", reply.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Matches(@"^interview-\d{4}-\d\d-\d\d\.md$", reply.Content.Headers.ContentDisposition.FileName!.Trim('"'));
        Assert.Equal("private, no-store", reply.Headers.NonValidated["Cache-Control"].ToString());
        var file = await reply.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(
            $"""
            # Interview: Talks

            {over.Transcript.Day} · 1 question

            - **3 of 4 points covered**: 2 at once, 1 on being asked, 1 missed
            - Of those that must be said: 2 of 2

            ## 1. What is SGD?

            Optimizers · [Read the whole question]({_server.Address}en/decks/talks/optimizers/sgd)

            **You wrote** · 1 min 1 s

            > Noise:{"  "}
            > \# no heading{"  "}
            > \<b\>no tag\</b\>

            ### Points

            - ✓ **covered**: The step is **noisy**.
            - ✓ **covered** (must be said): The gradient is unbiased.
            - ◐ **covered on being asked** (must be said): The rate decides.
            - ✕ **missed**: A step is cheap.

            ### Follow-up: What if the rate is too large?

            **You said it aloud** · 1 min 1 s

            **What to say here**

            > answer-of-rate

            ◐ Said on being asked: The rate decides.

            ### In thirty seconds

            > A *cheap*, noisy step. See Adam.


            """,
            file);

        var chinese = await _browser.Client.GetStringAsync($"/api/sessions/{over.SessionId}/transcript?lang=zh", Cancel);
        foreach (var words in new[] { "# 面试：谈话", "说到 4 个要点中的 3 个", "## 1. 什么是 SGD？", "**你写的** · 1 分 1 秒", "- ◐ **追问后说到** (必须说到)：学习率是关键。", "### 追问：学习率太大会怎样？", "> 便宜而有噪声的一步。", "/zh/decks/talks/optimizers/sgd" })
        {
            Assert.Contains(words, chinese, StringComparison.Ordinal);
        }
    }

    /// <summary>Headings, quotations and lists are as many as the interview has, whatever was typed.</summary>
    [Theory]
    [MemberData(nameof(MarkdownTextTests.Nasty), MemberType = typeof(MarkdownTextTests))]
    public async Task What_was_typed_cannot_break_its_structure(string typed)
    {
        var over = await HoldAsync(typed);
        var file = Markdown.Parse(await _browser.Client.GetStringAsync(over.Transcript!.MarkdownUrl, Cancel));
        Assert.Equal((5, 3, 2), (file.Descendants<HeadingBlock>().Count(), file.Descendants<QuoteBlock>().Count(), file.Descendants<ListBlock>().Count()));
        Assert.Empty(file.Descendants<HtmlBlock>());
        Assert.Empty(file.Descendants<CodeBlock>());
    }

    [Fact]
    public async Task There_is_none_before_the_end_and_none_of_other_sessions()
    {
        var open = await _browser.StartAsync("sgd");
        using var early = await _browser.Client.GetAsync($"/api/sessions/{open.SessionId}/transcript?lang=zh", Cancel);
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Contains("not-over", await early.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        using var practice = new PracticeBrowser(_browser.Client);
        using var started = await _browser.TryStartAsync(new("talks", null, "sgd", SessionMode.Practice, "en", 1));
        var session = (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<SessionResponse>(started.Content, Cancel))!.SessionId;
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Client.GetAsync($"/api/sessions/{session}/transcript", Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_page_shows_it_without_scripts()
    {
        var over = await HoldAsync("<script>alert(1)</script>");
        var page = await _browser.Client.GetStringAsync($"/en/sessions/{over.SessionId}", Cancel);
        Assert.Contains("Transcript of the interview", page, StringComparison.Ordinal);
        Assert.Contains("3 of 4 points covered", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("<title>Interview · Talks", page, StringComparison.Ordinal);
    }

    private async Task<SessionState> HoldAsync(string typed)
    {
        var state = await _browser.ReplyAsync(await _browser.StartAsync("sgd", rules: new(1)), typed);
        state = await _browser.SettleAsync(await _browser.ReplyAsync(state), "rate");
        return await _browser.NextAsync(await _browser.SettleAsync(state, "noise", "unbiased"));
    }
}

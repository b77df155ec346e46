using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using QuizHub.Quizzes;

namespace QuizHub.Tests.Quizzes;

/// <summary>The start page and what its form starts.</summary>
public sealed class InterviewPageTests(InterviewServer shared) : IClassFixture<InterviewServer>, IDisposable
{
    private readonly InterviewBrowser _browser = new(shared.Server.CreateClient());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _browser.Dispose();

    [Fact]
    public async Task It_offers_decks_topics_questions_and_rules_and_sets_no_cookie()
    {
        using var reply = await _browser.Client.GetAsync("/en/interview?deck=talks", Cancel);
        Assert.False(reply.Headers.Contains("Set-Cookie"));
        var page = new HtmlParser().ParseDocument(await reply.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(["/en/interview?deck=solo", "/en/interview?deck=talks"], page.QuerySelectorAll(".decks a").Select(link => link.GetAttribute("href")!).Order());
        Assert.Equal("Talks", page.QuerySelector(".decks a[aria-current]")!.TextContent);
        Assert.Equal(["optimizers", "regularization"], Values(page, "topics"));
        Assert.Equal(["3", "5", "8"], Values(page, "count"));
        Assert.Equal(["0", "1", "2", "3"], Values(page, "followUps"));
        Assert.Equal(["off", "up", "1", "2", "3", "own"], Values(page, "timer"));
        Assert.Equal(["sgd", "adam", "dropout"], page.QuerySelectorAll("button[name=question]").Select(button => button.GetAttribute("value")));
        Assert.Equal(["5", "2", "off"], page.QuerySelectorAll("input[type=radio][checked]").Select(input => input.GetAttribute("value")));
        Assert.Equal("模拟面试", (await new HtmlParser().ParseDocumentAsync(await _browser.Client.GetStreamAsync("/zh/interview", Cancel), Cancel)).QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("", 3, 2, InterviewTimer.Off, 0)]
    [InlineData("count=8&followUps=0&timer=up", 3, 0, InterviewTimer.Up, 0)]
    [InlineData("count=3&followUps=3&timer=2&topics=optimizers", 2, 3, InterviewTimer.Down, 120)]
    [InlineData("timer=own&own=30&topics=optimizers&topics=regularization", 3, 2, InterviewTimer.Down, 1800)]
    [InlineData("timer=own&own=", 3, 2, InterviewTimer.Down, 300)]
    [InlineData("question=adam&count=8&topics=regularization&timer=1", 1, 2, InterviewTimer.Down, 60)]
    public async Task Its_form_starts_what_was_chosen(string form, int count, int followUps, InterviewTimer timer, int seconds)
    {
        using var reply = await PostAsync($"deck=talks&{form}");
        Assert.Equal(HttpStatusCode.SeeOther, reply.StatusCode);
        var state = await _browser.ReadAsync(Guid.Parse(reply.Headers.Location!.OriginalString["/en/sessions/".Length..]));
        Assert.Equal((SessionMode.Interview, count), (state.Mode, state.Count));
        Assert.Equal((followUps, timer, seconds), (state.Interview!.Rules.FollowUps, state.Interview.Rules.Timer, state.Interview.Rules.Seconds));
    }

    [Theory]
    [InlineData("deck=talks&count=0", "none of the choices")]
    [InlineData("deck=talks&count=x", "none of the choices")]
    [InlineData("deck=talks&count=99999999999", "none of the choices")]
    [InlineData("deck=talks&timer=own&own=31", "1 to 30 minutes")]
    [InlineData("deck=talks&timer=soon", "none of the choices")]
    [InlineData("deck=talks&followUps=4", "none of the choices")]
    [InlineData("deck=talks&question=gone", "not in the deck")]
    [InlineData("deck=gone", "deck is not here")]
    [InlineData("", "deck is not here")]
    public async Task What_its_form_does_not_offer_starts_nothing_and_says_why(string form, string why)
    {
        using var reply = await PostAsync(form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.StatusCode);
        Assert.False(reply.Headers.Contains("Set-Cookie"));
        using var page = await new HtmlParser().ParseDocumentAsync(await reply.Content.ReadAsStreamAsync(Cancel), Cancel);
        Assert.Contains(why, page.QuerySelector("[role=alert]")!.TextContent);
    }

    private static IEnumerable<string?> Values(IDocument page, string name) => page.QuerySelectorAll($"input[name={name}]").Select(input => input.GetAttribute("value"));

    private Task<HttpResponseMessage> PostAsync(string form) =>
        _browser.Client.PostAsync("/en/interview", new StringContent(form, null, "application/x-www-form-urlencoded"), Cancel);
}

using System.Net;
using System.Net.Http.Json;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes;

/// <summary>Choosing what to practise, on the shipped deck: over the API and from the page, which needs no scripts.</summary>
public sealed class PracticeChoiceTests(ShippedDeckServer shared) : IClassFixture<ShippedDeckServer>, IDisposable
{
    private readonly TestServer _server = shared.Server;
    private readonly PracticeBrowser _browser = new(shared.Server.CreateClient());

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public void Dispose() => _browser.Dispose();

    [Fact]
    public async Task A_whole_deck_is_twenty_items_unless_all_are_asked_for_and_one_question_is_whole()
    {
        Assert.Equal(20, await ItemsAsync(Request()));
        Assert.Equal(20, await ItemsAsync(Request() with { Topic = "optimizers" }));
        Assert.Equal(3, await ItemsAsync(Request() with { Count = 3 }));
        Assert.True(await ItemsAsync(Request() with { Count = StartSessionRequest.All }) > 250);
        Assert.InRange(await ItemsAsync(Request() with { Question = "adam" }), 5, 15);
    }

    [Fact]
    public async Task Topics_facets_and_types_are_honoured_and_asked_again_by_the_summary()
    {
        var request = Request() with { Topics = ["optimizers", "normalization"], Facets = [Facet.Compute], Types = [ItemType.Numeric], Count = 4 };
        var state = await StartAsync(request);
        var seen = new HashSet<string>();
        while (state.Summary is null)
        {
            if (state is { Kind: StepKind.Item, Phase: StepPhase.Recall })
            {
                seen.Add(state.Item!.View.TopicTitle);
                Assert.Equal((Facet.Compute, ItemType.Numeric), (state.Item.View.Facet, state.Item.View.Type));
            }

            state = state is { Kind: StepKind.Item, Phase: StepPhase.Answer } ? await _browser.AnswerAsync(state, null) : await _browser.AdvanceAsync(state);
        }

        // Four of many are drawn: they may all come from one of the two.
        Assert.Subset(new HashSet<string> { "Normalization and gradients", "Optimizers" }, seen);
        Assert.Equal(4, state.Summary.Rows.Count);
        var again = state.Summary.Again!;
        Assert.Equal(request.Topics, again.Topics);
        Assert.Equal((request.Facets!.Single(), request.Types!.Single(), 4, (string?)null), (again.Facets!.Single(), again.Types!.Single(), again.Count, again.Topic));
        Assert.Null(state.Summary.NextTopic);
        Assert.Equal(4, await ItemsAsync(again));

        // One of several is the topic itself: its title, its way back, the next one after it.
        state = await StartAsync(Request() with { Topics = ["optimizers"], Count = 1 });
        Assert.Equal("/en/decks/deep-learning/optimizers", state.HomeUrl);
    }

    [Fact]
    public async Task What_was_answered_comes_later_and_what_was_wrong_comes_first_of_it()
    {
        var state = await StartAsync(Request() with { Question = "sgd", Types = [ItemType.Single, ItemType.Numeric] });
        var wrong = state.Item!.View.ItemId;
        state = await _browser.AnswerAsync(state, null);
        Assert.NotEqual(wrong, (await StartAsync(Request() with { Question = "sgd", Types = [ItemType.Single, ItemType.Numeric], Count = 1 })).Item!.View.ItemId);
    }

    [Theory]
    [InlineData("""{"deck":"deep-learning","mode":"practice","language":"zh","count":0}""", 400, "session")]
    [InlineData("""{"deck":"deep-learning","mode":"practice","language":"zh","count":-3}""", 400, "session")]
    [InlineData("""{"deck":"deep-learning","mode":"practice","language":"zh","facets":[77]}""", 400, "session")]
    [InlineData("""{"deck":"deep-learning","mode":"practice","language":"zh","types":["single",-1]}""", 400, "session")]
    [InlineData("""{"deck":"deep-learning","mode":"practice","language":"zh","types":["no-such-type"]}""", 400, "bad-request")]
    [InlineData("""{"deck":"deep-learning","mode":"practice","language":"zh","count":"many"}""", 400, "bad-request")]
    [InlineData("""{"deck":"deep-learning","mode":"practice","language":"zh","topics":["optimizers","no-such-topic"]}""", 404, "not-found")]
    [InlineData("""{"deck":"deep-learning","mode":"practice","language":"zh","types":["sawIt"]}""", 400, "nothing-matches")]
    [InlineData("""{"deck":"deep-learning","mode":"practice","language":"zh","topics":["normalization"],"facets":["predict"],"types":["ordering"]}""", 400, "nothing-matches")]
    public async Task A_choice_that_cannot_be_is_refused_in_words_and_makes_nobody_a_guest(string body, int status, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        await using var database = _server.OpenDatabase();
        var sessions = await database.Sessions().CountAsync(Cancel);
        using var reply = await _browser.Client.PostAsync("/api/sessions?lang=zh", content, Cancel);
        var problem = await reply.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(Cancel);
        Assert.Equal((status, code, "application/problem+json"), ((int)reply.StatusCode, problem.GetProperty("code").GetString(), reply.Content.Headers.ContentType?.MediaType));
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", problem.GetProperty("title").GetString()!);
        Assert.False(reply.Headers.Contains("Set-Cookie"));
        Assert.Equal(sessions, await database.Sessions().CountAsync(Cancel));
    }

    [Theory]
    [InlineData("en", "Start practising")]
    [InlineData("zh", "开始练习")]
    public async Task The_page_offers_all_of_it_and_its_form_starts_what_was_chosen(string language, string start)
    {
        var page = await ReadAsync($"/{language}/practice");
        Assert.Null(page.QuerySelector("#refused"));
        var form = Form(page);
        Assert.Equal(("post", $"/{language}/practice"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal("20", ((IHtmlSelectElement)form.QuerySelector("select[name=count]")!).Value);
        Assert.Equal(["5", "10", "20", "40", "all"], form.QuerySelectorAll("option").Select(option => option.GetAttribute("value")));
        Assert.Equal(start, form.QuerySelector("button")!.TextContent.Trim());
        Assert.Empty(form.QuerySelectorAll("input[checked]"));
        Assert.Equal(6, form.QuerySelectorAll("input[name=facets]").Length);
        Assert.Equal(9, form.QuerySelectorAll("input[name=types]").Length);
        Assert.Equal(Count(form, "topics"), Count(form, "facets"));
        Assert.Equal(Count(form, "topics"), Count(form, "types"));
        Assert.False(form.QuerySelector("details")!.HasAttribute("open"));
        Assert.All(form.QuerySelectorAll("input[type=checkbox], select"), control => Assert.True(
            control.Closest("label") is not null || form.QuerySelector($"label[for='{control.Id}']") is not null));

        using var reply = await PostAsync(language, ("topics", "optimizers"), ("topics", "normalization"), ("facets", "compute"), ("types", "numeric"), ("count", "5"));
        Assert.Equal(HttpStatusCode.SeeOther, reply.StatusCode);
        var state = await _browser.ReadAsync(Guid.Parse(reply.Headers.Location!.OriginalString.Split('/')[^1]), language);
        Assert.Equal((5, ItemType.Numeric, Facet.Compute), (state.Count, state.Item!.View.Type, state.Item.View.Facet));
    }

    [Theory]
    [InlineData("en", "No exercise fits this choice.")]
    [InlineData("zh", "没有符合所选条件的题。")]
    public async Task When_nothing_is_left_the_page_says_what_to_change_and_has_lost_nothing(string language, string said)
    {
        using var reply = await PostAsync(language, ("topics", "optimizers"), ("topics", "normalization"), ("facets", "predict"), ("types", "ordering"), ("types", "cloze"), ("count", "40"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.StatusCode);
        Assert.False(reply.Headers.Contains("Set-Cookie"));
        var page = new HtmlParser().ParseDocument(await reply.Content.ReadAsStringAsync(Cancel));
        Assert.Contains(said, page.QuerySelector("#refused[role=alert]")!.TextContent, StringComparison.Ordinal);
        var form = Form(page);
        Assert.Equal(
            ["facets=predict", "topics=normalization", "topics=optimizers", "types=cloze", "types=ordering"],
            form.QuerySelectorAll("input[checked]").Select(box => $"{box.GetAttribute("name")}={box.GetAttribute("value")}").Order(StringComparer.Ordinal));
        Assert.Equal("40", ((IHtmlSelectElement)form.QuerySelector("select[name=count]")!).Value);
        Assert.True(form.QuerySelector("details")!.HasAttribute("open"));
        // Each number is what that box would leave beside the others.
        Assert.True(Number(form, "types", "predict") > 0);
        Assert.Equal(0, Number(form, "types", "cloze"));
        Assert.Equal(0, Number(form, "facets", "predict"));
    }

    [Fact]
    public async Task A_forged_form_or_address_does_no_harm()
    {
        foreach (var (name, value) in new[] { ("count", "0"), ("facets", "<b>"), ("topics", "no-such-topic"), ("types", "\"><script>") })
        {
            using var reply = await PostAsync("en", (name, value));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.StatusCode);
            var page = new HtmlParser().ParseDocument(await reply.Content.ReadAsStringAsync(Cancel));
            Assert.Empty(Form(page).QuerySelectorAll("input[checked]"));
            Assert.Empty(page.QuerySelectorAll("main script"));
        }
    }

    private static StartSessionRequest Request() => new("deep-learning", null, null, SessionMode.Practice, "en", null);

    private static IHtmlFormElement Form(IHtmlDocument page) => (IHtmlFormElement)page.QuerySelector("form:has(input[name=topics])")!;

    private static int Count(IHtmlFormElement form, string name) => form.QuerySelectorAll($"input[name={name}]").Sum(box => Number(form, name, box.GetAttribute("value")!));

    private static int Number(IHtmlFormElement form, string name, string value) => int.Parse(
        System.Text.RegularExpressions.Regex.Match(form.QuerySelector($"input[name={name}][value={value}]")!.Closest("label")!.QuerySelector(".quiet")!.TextContent, @"\d+").Value,
        System.Globalization.CultureInfo.InvariantCulture);

    private async Task<SessionState> StartAsync(StartSessionRequest request)
    {
        using var started = await _browser.Client.PostAsJsonAsync("/api/sessions", request, Json.Options, Cancel);
        Assert.True(started.IsSuccessStatusCode, await started.Content.ReadAsStringAsync(Cancel));
        return await _browser.ReadAsync((await started.Content.ReadFromJsonAsync<SessionResponse>(Json.Options, Cancel))!.SessionId);
    }

    /// <summary>How many items the session has, checks and answers to say not counted.</summary>
    private async Task<int> ItemsAsync(StartSessionRequest request)
    {
        var state = await StartAsync(request);
        await using var database = _server.OpenDatabase();
        var plan = await database.Sessions().Where(session => session.Id == state.SessionId).Select(session => session.Plan).SingleAsync(Cancel);
        return System.Text.Json.JsonSerializer.Deserialize<SessionPlan>(plan, Json.Options)!.Steps.Count(step => step.Kind == StepKind.Item);
    }

    private async Task<HttpResponseMessage> PostAsync(string language, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([new("deck", "deep-learning"), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]);
        return await _browser.Client.PostAsync($"/{language}/practice", form, Cancel);
    }

    private async Task<IHtmlDocument> ReadAsync(string path) => new HtmlParser().ParseDocument(await _browser.Client.GetStringAsync(path.Split('#')[0], Cancel));
}

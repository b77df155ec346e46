using System.Net.Http.Json;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Site;
using QuizHub.Tests.Quizzes;

namespace QuizHub.Tests.Progress.Reviews;

/// <summary>A server whose days the test turns, and one learner in Berlin (UTC+1 on these days).</summary>
public sealed class ReviewWorld : IAsyncDisposable
{
    /// <summary>10 o'clock in Berlin on day 0.</summary>
    public static readonly DateTimeOffset Start = new(2027, 1, 11, 9, 0, 0, TimeSpan.Zero);

    /// <param name="settings">Such as limits; null for the defaults.</param>
    public ReviewWorld(IReadOnlyDictionary<string, string>? settings = null)
    {
        Server = new(settings: settings, services: services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
        Browser = new(Server.CreateClient());
    }

    public TestClock Clock { get; } = new(Start);

    public TestServer Server { get; }

    public PracticeBrowser Browser { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Sets the clock to a time of day in Berlin.</summary>
    public void GoTo(int day, string time = "10:00") => Clock.Set(Start.Date.AddDays(day).Add(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture)).AddHours(-1).ToUtc());

    /// <summary>Practises the first item of a question.</summary>
    /// <param name="isRight">Null to give up.</param>
    public async Task PractiseAsync(string question, bool? isRight, Confidence? confidence = null, long milliseconds = 5000)
    {
        var state = await Browser.AdvanceAsync(await Browser.StartAsync(question));
        await Browser.AnswerAsync(state, isRight switch { true => PracticeBrowser.Right(state), false => Wrong(state), _ => null }, confidence, milliseconds);
    }

    /// <summary>Starts a review over the API; null when nothing is due.</summary>
    public async Task<SessionState?> ReviewAsync(string language = "en")
    {
        using var response = await Browser.Client.PostAsJsonAsync(
            "/api/sessions", new StartSessionRequest("every-type", null, null, SessionMode.Review, language, Count: null), Json.Options, Cancel);
        if (response.StatusCode == HttpStatusCode.Conflict)
        {
            return null;
        }

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await Browser.ReadAsync((await response.Content.ReadFromJsonAsync<SessionResponse>(Json.Options, Cancel))!.SessionId, language);
    }

    /// <summary>Posts the form that starts a review; where it leads.</summary>
    public async Task<string> PostReviewAsync(string language = "en")
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["deck"] = "every-type" });
        using var response = await Browser.Client.PostAsync($"/{language}/review", form, Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location!.OriginalString;
    }

    /// <summary>Posts the form of the goal; where it leads.</summary>
    public async Task<string> SaveGoalAsync(string date = "", string minutes = "20", string retention = "90", string language = "en", params string[] topics)
    {
        using var response = await PostGoalAsync(date, minutes, retention, language, topics);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location!.OriginalString;
    }

    public async Task<HttpResponseMessage> PostGoalAsync(string date, string minutes, string retention, string language, params string[] topics)
    {
        using var form = new FormUrlEncodedContent([
            new("deck", "every-type"), new("date", date), new("minutes", minutes), new("retention", retention), .. topics.Select(topic => KeyValuePair.Create("topic", topic))]);
        return await Browser.Client.PostAsync($"/{language}/review/goal", form, Cancel);
    }

    public async Task<IHtmlDocument> ReadPageAsync(string path) => new HtmlParser().ParseDocument(await Browser.Client.GetStringAsync(path, Cancel));

    /// <summary>What the review's page says of today and of what comes.</summary>
    public async Task<string> ReadTodayAsync(string language = "en") => (await ReadPageAsync($"/{language}/review")).QuerySelector(".today")!.TextContent;

    public async Task<Guid> LearnerAsync()
    {
        await using var database = Server.OpenDatabase();
        return (await database.Learners().SingleAsync(Cancel)).Id;
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>Something that is taken and wrong.</summary>
    public static ItemResponse Wrong(SessionState state) => state.Item!.View.Body switch
    {
        ChoiceView choice => new ChoiceResponse([choice.Options.First(option => !((ChoiceResponse)PracticeBrowser.Right(state)).Chosen.Contains(option.Id)).Id]),
        _ => new TextResponse("nothing like it"),
    };
}

file static class Dates
{
    public static DateTimeOffset ToUtc(this DateTime date) => new(DateTime.SpecifyKind(date, DateTimeKind.Utc));
}

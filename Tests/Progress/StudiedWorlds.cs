using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Server.Accounts;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Progress;

namespace QuizHub.Tests.Progress;

public static class StudiedWorlds
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Makes a learner of this browser, who has studied the deck up to today.</summary>
    public static async Task<StudiedLearner> StudyAsync(this TestServer server, HttpClient client, string deck, int days, int attempts)
    {
        return await server.StudyAsync(await server.BecomeLearnerAsync(client), deck, days, attempts);
    }

    public static async Task<StudiedLearner> StudyAsync(this TestServer server, Guid id, string deck, int days, int attempts)
    {
        var studied = new StudiedLearner(
            id, server.Services.GetRequiredService<DeckLibrary>().Current.FindDeck(deck)!,
            StudyDay.Of(server.Services.GetRequiredService<TimeProvider>().GetUtcNow(), "Etc/UTC"), days, attempts).Study();
        await using var database = server.OpenDatabase();
        await studied.StoreAsync(database, null, Cancel);
        return studied;
    }

    /// <summary>By saving settings, as a browser would.</summary>
    public static async Task<Guid> BecomeLearnerAsync(this TestServer server, HttpClient client, string zone = "Etc/UTC")
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["language"] = "en", ["theme"] = "system", ["timeZone"] = zone, ["stemFirst"] = "on" });
        using var saved = await client.PostAsync("/en/settings", form, Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        return await server.LastLearnerAsync();
    }

    public static async Task<Guid> LastLearnerAsync(this TestServer server)
    {
        await using var database = server.OpenDatabase();
        return await database.Learners().OrderByDescending(row => row.Id).Select(row => row.Id).FirstAsync(Cancel);
    }
}

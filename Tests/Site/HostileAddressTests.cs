namespace QuizHub.Tests.Site;

/// <summary>Whatever is in an address, the answer is a redirect that can be followed, a page, or that there is none.</summary>
public sealed class HostileAddressTests(SampleSite site) : SiteTest(site), IClassFixture<SampleSite>
{
    private static readonly string[] Pieces =
    [
        "en", "zh", "EN", "Zh", "fr", "decks", "DECKS", "nets", "optimizers", "sgd", "stochastic", "demo", "sessions", "runs", "status", "500", "content", "api", "health", "settings",
        "%E4%B8%AD", "caf%C3%A9", "CAF%C3%89", "%C4%B0", "%EF%BC%A5%EF%BC%AE", "%F0%9F%98%80", "%FF", "%C3", "%ED%A0%80", "%E2%80%AE", "%EF%BF%BD",
        "%2F", "%2f", "%252F", "%5C", "%5c..", "..", ".", "%2E%2E", "...", "", "%20", "+", "%25", "%2541", "%41", "%3F", "%23", "%26", "%3D", "%22", "%27", "%3Cscript%3E", "%0A", "%0D%0ASet-Cookie:%20a=b",
        "%00", "%09", "%7F", ":", "@evil.example", "~", "*", "|", "a;b=c", "00000000-0000-0000-0000-000000000000", "2147483648", "-1",
    ];

    private static readonly string[] Queries =
    [
        "", "?", "?setlang=1", "?x=%E4%B8%AD&setlang=1", "?setlang=1&%FF=%FE", "?q=%00", "?a=1&a=2", "?a%0D%0Ab=c&setlang=1", "?=", "?&&&", "?setlang=1&x=%25%2F%5C", "?q=%C3%28&lang=%FF",
    ];

    [Fact]
    public async Task No_address_is_a_fault_of_ours_and_every_redirect_leads_somewhere()
    {
        var random = new Random(20261130);
        for (var round = 0; round < 400; round++)
        {
            var depth = random.Next(1, 7);
            var path = "/" + string.Join('/', Enumerable.Range(0, depth).Select(place => place == 0 && random.Next(3) > 0 ? Pieces[random.Next(4)] : Pieces[random.Next(Pieces.Length)]));
            await FollowAsync(path + (random.Next(8) == 0 ? "/" : "") + Queries[random.Next(Queries.Length)]);
        }
    }

    [Theory]
    [InlineData("/zh/decks/nets/%E4%B8%AD/", "/zh/decks/nets/%E4%B8%AD")]
    [InlineData("/EN/caf%C3%A9", "/en/caf%C3%A9")]
    [InlineData("/en/%E4%B8%AD?setlang=1", "/en/%E4%B8%AD")]
    [InlineData("/en/a%3Fb/?x=1", "/en/a%3Fb?x=1")]
    [InlineData("/en/a%2541/", "/en/a%2541")]
    [InlineData("/en/a%2Fb/", "/en/a%2fb")]
    [InlineData("/en/decks/nets/else/stochastic/%E4%B8%AD", "/en/decks/nets/optimizers/sgd/%E4%B8%AD")]
    public async Task A_redirect_names_what_was_asked_for_in_an_address_that_can_be_sent(string asked, string location)
    {
        var answer = await RawRequest.GetAsync(Server.Address, asked);
        Assert.Equal(location, answer.Location);
    }

    [Fact]
    public async Task The_other_language_of_a_page_that_is_not_there_is_a_page_that_is_not_there()
    {
        foreach (var path in new[] { "/en/%E4%B8%AD", "/en/a%3Fb", "/en/%22%3E", "/en/%25", "/zh/decks/nets/caf%C3%A9?x=%E4%B8%AD&y=1" })
        {
            using var client = Server.CreateClient();
            using var response = await client.GetAsync(path, Cancel);
            var link = (await ReadAsync(response)).QuerySelector(".languages a")!.GetAttribute("href")!;
            await FollowAsync(link);
            Assert.Equal(path[4..], link[4..^"?setlang=1".Length]);
        }
    }

    [Fact]
    public async Task Addresses_that_no_browser_sends_are_answered_too()
    {
        foreach (var target in new[] { "/" + new string('a', 7000), "/en/" + string.Concat(Enumerable.Repeat("%E4%B8%AD", 700)), "/en?" + new string('x', 7000), "//evil.example/en", "/en//evil.example", "http://evil.example/en/" })
        {
            await FollowAsync(target);
        }

        var options = await RawRequest.SendAsync(Server.Address, $"OPTIONS * HTTP/1.1\r\nHost: {Server.Address.Authority}\r\nConnection: close\r\n\r\n");
        Assert.InRange(options.Status, 200, 499);
    }

    private async Task FollowAsync(string target)
    {
        var asked = target;
        for (var hops = 0; ; hops++)
        {
            var answer = await RawRequest.GetAsync(Server.Address, target);
            if (answer.Location is not { } location)
            {
                // 400 and 414 are the server's own, for what is no address at all.
                Assert.True(answer.Status is 200 or 304 or 400 or 404 or 414 or 503, $"{asked} → {target}: {answer.Head}");
                return;
            }

            Assert.True(answer.Status is 302 or 308 && hops < 5, $"{asked} goes round at {target}");
            Assert.True(location.All(char.IsAscii) && !location.StartsWith("//", StringComparison.Ordinal) && location[0] == '/', $"{asked} leads to {location}");
            Assert.DoesNotContain("\r\nSet-Cookie: a=b", answer.Head);
            target = location;
        }
    }
}

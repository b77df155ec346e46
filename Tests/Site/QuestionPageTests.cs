namespace QuizHub.Tests.Site;

public sealed class QuestionPageTests(SampleSite site) : SiteTest(site), IClassFixture<SampleSite>
{
    [Fact]
    public async Task A_question_is_told_in_full()
    {
        using var client = Server.CreateClient();
        var page = await ReadAsync(client, "/en/decks/nets/optimizers/sgd");
        Assert.Equal("What is SGD with n examples? · QuizHub", page.Title);
        Assert.Equal("Cheap and noisy, by 1/n.", page.QuerySelector("meta[name=description]")!.GetAttribute("content"));
        Assert.Equal(
            ["In thirty seconds", "In two minutes", "Explanation", "Where answers go wrong", "What comes next in the interview", "What a good answer contains", "Tried by running it", "Sources"],
            page.QuerySelectorAll("article h2").Select(heading => heading.TextContent));
        Assert.Contains("intermediate", page.QuerySelector(".meta")!.TextContent);
        Assert.Contains("momentum", page.QuerySelector(".meta")!.TextContent);
        Assert.Contains("SGD is always best.", page.QuerySelector(".said")!.TextContent);
        Assert.Contains("Not on every problem.", page.QuerySelector(".truth")!.TextContent);
        Assert.Contains("Then rest.", page.QuerySelector("details")!.TextContent);
        Assert.Equal("indispensable", Assert.Single(page.QuerySelectorAll("#key-points .mark")).TextContent);
        Assert.NotNull(page.QuerySelector("#explanation math"));
    }

    [Fact]
    public async Task What_the_page_points_at_is_on_the_page()
    {
        using var client = Server.CreateClient();
        var page = await ReadAsync(client, "/zh/decks/nets/optimizers/sgd");
        // Citations name the whole address, since they are shown on other pages too.
        var targets = page.QuerySelectorAll("a[href^='#'], a[href^='/zh/decks/nets/optimizers/sgd#']").Select(link => link.GetAttribute("href")!.Split('#')[1]).ToList();
        Assert.Contains("source-polyak", targets);
        Assert.Contains("key-points", targets);
        Assert.All(targets, id => Assert.NotNull(page.GetElementById(id)));
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task A_claim_says_how_often_it_held_and_leads_to_the_run()
    {
        using var client = Server.CreateClient();
        var page = await ReadAsync(client, "/en/decks/nets/optimizers/sgd");
        var claims = page.QuerySelectorAll(".claim");
        Assert.Contains("Holds in all 20 seeds", claims[0].TextContent);
        Assert.Contains("It fails when flat.", claims[0].TextContent);
        Assert.Contains("Holds in at least 8 of 10 seeds", claims[1].TextContent);
        Assert.Equal("/en/decks/nets/optimizers/sgd/demo?conditionNumber=5&kind=a%20b&seed=3", claims[1].QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/en/decks/nets/optimizers/sgd")]
    [InlineData("/zh/decks/nets/optimizers/sgd")]
    [InlineData("/en/decks/nets/optimizers")]
    [InlineData("/en/decks/nets")]
    public async Task Nothing_of_an_exercise_is_told(string path)
    {
        using var client = Server.CreateClient();
        Assert.DoesNotContain("SECRET", await client.GetStringAsync(path, Cancel));
    }

    [Fact]
    public async Task A_saw_it_check_is_part_of_its_prediction()
    {
        using var client = Server.CreateClient();
        Assert.Contains("2 exercises", (await ReadAsync(client, "/en/decks/nets/optimizers/sgd")).QuerySelector(".meta")!.TextContent);
    }

    [Fact]
    public async Task Practising_is_a_form_and_the_demo_a_link()
    {
        using var client = Server.CreateClient();
        var page = await ReadAsync(client, "/en/decks/nets/optimizers/sgd");
        var form = Assert.Single(page.QuerySelectorAll("form"));
        Assert.Equal(("post", "/en/practice"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal(
            [("deck", "nets"), ("topic", "optimizers"), ("question", "sgd")],
            form.QuerySelectorAll("input[type=hidden]").Select(field => (field.GetAttribute("name"), field.GetAttribute("value"))));
        Assert.NotNull(page.QuerySelector("a[href='/en/decks/nets/optimizers/sgd/demo']"));
        var other = await ReadAsync(client, "/en/decks/nets/optimizers/adam");
        Assert.Null(other.QuerySelector("a[href$='/demo']"));
        Assert.Null((await ReadAsync(client, "/en/decks/nets/activations/relu")).QuerySelector("form"));
    }

    [Fact]
    public async Task The_neighbours_follow_the_decks_order_across_topics()
    {
        using var client = Server.CreateClient();
        var middle = await ReadAsync(client, "/en/decks/nets/optimizers/adam");
        Assert.Equal("/en/decks/nets/optimizers/sgd", middle.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        Assert.Equal("/en/decks/nets/activations/relu", middle.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Null((await ReadAsync(client, "/en/decks/nets/optimizers/sgd")).QuerySelector("a[rel=prev]"));
        Assert.Null((await ReadAsync(client, "/en/decks/nets/activations/relu")).QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task A_question_that_is_not_translated_says_so_and_is_marked_with_its_own_language()
    {
        using var client = Server.CreateClient();
        var page = await ReadAsync(client, "/zh/decks/nets/optimizers/adam");
        Assert.Equal("zh-Hans", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(("en", "What is Adam?"), (page.QuerySelector("h1")!.GetAttribute("lang"), page.QuerySelector("h1")!.TextContent));
        Assert.Contains("还没有中文翻译", page.QuerySelector(".untranslated")!.TextContent);
        Assert.Null((await ReadAsync(client, "/zh/decks/nets/optimizers/sgd")).QuerySelector(".untranslated"));
        var list = (await ReadAsync(client, "/zh/decks/nets/optimizers")).QuerySelectorAll(".questions a").Select(link => link.GetAttribute("lang"));
        Assert.Equal([null, "en"], list);
    }

    [Fact]
    public async Task A_topic_without_questions_says_so()
    {
        using var client = Server.CreateClient();
        Assert.Contains("还没有问题", (await ReadAsync(client, "/zh/decks/nets/empty")).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Terms_stand_in_the_order_of_the_alphabet_in_English_and_of_the_author_in_Chinese()
    {
        using var client = Server.CreateClient();
        Assert.Equal(["loss", "step"], (await ReadAsync(client, "/en/decks/nets/glossary")).QuerySelectorAll("dl > div").Select(term => term.Id!));
        Assert.Equal(["step", "loss"], (await ReadAsync(client, "/zh/decks/nets/glossary")).QuerySelectorAll("dl > div").Select(term => term.Id!));
    }
}

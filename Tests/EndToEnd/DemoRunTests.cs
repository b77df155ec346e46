using Microsoft.Playwright;
using QuizHub.Demos;
using QuizHub.Tests.Demos;
using static Microsoft.Playwright.Assertions;

namespace QuizHub.Tests.EndToEnd;

public sealed class DemoRunTests(Browser browser)
{
    private const string Demo = "/en/decks/every-type/all/prediction/demo";
    private const int Patience = 60_000;

    [Fact]
    public async Task A_demo_is_run_compared_stopped_and_found_again_at_its_address()
    {
        var settings = new Dictionary<string, string> { ["Demos:Workers"] = "1", ["Demos:WorkerPath"] = Workers.Faulty, ["Demos:SecondsPerRun"] = "120" };
        await using var server = new TestServer(settings: settings);
        await using var context = await browser.NewContextAsync(new() { BaseURL = server.Address.ToString() });
        var watched = await WatchedPage.OpenAsync(context);
        var page = watched.Page;
        page.SetDefaultTimeout(Patience);

        await page.GotoAsync(Demo);
        await Expect(page.Locator("[data-interactive=true]")).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.FillAsync("#setting-momentum", "0.8");
        await page.PressAsync("#setting-momentum", "Enter");
        await FinishedAsync(page);
        await Expect(page.Locator(".canvas canvas")).ToHaveCountAsync(4);
        Assert.EndsWith("?batchSize=32&learningRate=0.02&momentum=0.8&conditionNumber=50&noise=0.1&seed=1", page.Url, StringComparison.Ordinal);
        Assert.True(await IsDrawnAsync(page), "The canvas is empty.");

        await page.FillAsync("#setting-momentum", "0.5");
        await page.PressAsync("#setting-momentum", "Enter");
        await Expect(page.GetByText(DemoTexts.CompareSwitch("Momentum β 0.8").En)).ToBeVisibleAsync(new() { Timeout = Patience });
        await FinishedAsync(page);
        await watched.AssertAccessibleAsync();

        await page.ReloadAsync();
        await Expect(page.Locator("[data-interactive=true]")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(page.Locator("#setting-momentum")).ToHaveValueAsync("0.5");

        // Somebody else holds the only worker: the run waits, and can be stopped before it begins.
        using var other = server.CreateClient();
        var held = await RunStream.PostAsync(other, "fault", RunStream.Start(1, ("kind", "\"hang\"")));
        await page.FillAsync("#setting-seed", "77");
        await page.PressAsync("#setting-seed", "Enter");
        await Expect(page.GetByText(DemoTexts.QueuePlace(1).En)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = DemoTexts.Stop.En }).ClickAsync();
        await Expect(page.GetByText(DemoTexts.StoppedByYou.En)).ToBeVisibleAsync();
        held.Dispose();
        await page.GetByRole(AriaRole.Button, new() { Name = DemoTexts.RunAgain.En }).PressAsync("Enter");
        await FinishedAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = DemoTexts.ThisRunsAddress.En }).ClickAsync();
        await Expect(page.Locator("[data-interactive=true]")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(page.Locator(".canvas canvas")).ToHaveCountAsync(4);
        await Expect(page.GetByText("Seed 77")).ToBeVisibleAsync();
        await watched.AssertAccessibleAsync();
        watched.AssertNoComplaints();
    }

    private static Task FinishedAsync(IPage page) => Expect(page.Locator(".run[data-phase=done]")).ToBeVisibleAsync(new() { Timeout = Patience });

    /// <summary>Whether anything but one colour is on the first canvas.</summary>
    private static Task<bool> IsDrawnAsync(IPage page) => page.EvaluateAsync<bool>(
        """
        async () => {
          await new Promise(requestAnimationFrame);
          const canvas = document.querySelector(".canvas canvas");
          const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          return new Set(new Uint32Array(data.buffer)).size > 10;
        }
        """);
}

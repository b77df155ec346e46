using System.Globalization;
using Microsoft.Playwright;

namespace QuizHub.Tests.EndToEnd;

/// <summary>Where a session's page stands, as a person would tell from looking at it.</summary>
public enum Sight
{
    Recall,
    Answer,
    Retry,
    Run,
    Check,
    Verdict,
    Say,
    Summary,
}

/// <summary>Goes through a session in the browser, by mouse or by keyboard alone, answering whatever is asked with something of the right form.</summary>
public sealed class SessionDriver(IPage page, bool byKeyboard)
{
    /// <summary>Tells two sights apart by what the page itself says of where it stands: what a sight consists of may come and go while it stays.</summary>
    private const string Mark = "(document.querySelector('progress')?.value + '|' + document.querySelector('.session')?.dataset.phase)";

    private static readonly LocatorWaitForOptions Patient = new() { Timeout = 120_000 };

    /// <summary>Every kind of form and phase that was met.</summary>
    public HashSet<string> Met { get; } = [];

    public int Verdicts { get; private set; }

    /// <summary>Starts to practise from a question's reading page.</summary>
    public async Task StartAsync(Uri server, string questionPath)
    {
        await page.GotoAsync(new Uri(server, questionPath).ToString());
        var start = page.Locator("form[action$='/practice'] button").First;
        if (byKeyboard)
        {
            await TabToAsync("form[action$='/practice'] button");
            await page.Keyboard.PressAsync("Enter");
        }
        else
        {
            await start.ClickAsync();
        }

        await page.WaitForURLAsync("**/sessions/*");
        await ReadyAsync();
    }

    /// <summary>Waits until the runtime is up.</summary>
    public Task ReadyAsync() => page.Locator(".session[data-ready=true]").WaitForAsync(Patient);

    public async Task<Sight> LookAsync() => (await GlanceAsync()).Sight;

    /// <summary>Does what the page asks for, and waits until it shows something else.</summary>
    /// <param name="at">Nothing is done when something else than this is there by now: a run ends by itself.</param>
    public async Task StepAsync(Sight? at = null)
    {
        var (sight, before) = await GlanceAsync();
        if (at is not null && sight != at)
        {
            return;
        }

        Met.Add(sight.ToString());
        switch (sight)
        {
            case Sight.Answer or Sight.Check:
                await AnswerAsync(sight);
                break;
            case Sight.Retry:
                await TryAgainAsync();
                break;
            case Sight.Run:
                await RunAsync();
                break;
            case Sight.Verdict:
                Verdicts++;
                await NextAsync();
                break;
            default:
                await NextAsync();
                break;
        }

        await page.WaitForFunctionAsync($"before => {Mark} !== before", before, new() { Timeout = 120_000 });
        await ReadyAsync();
    }

    /// <summary>To the end, with a bound on the number of steps.</summary>
    /// <param name="whenNew">What is done where a sight is met for the first time; a run may be over after it, and something else stand there.</param>
    public async Task FinishAsync(int most = 80, Func<Task>? whenNew = null)
    {
        var seen = new HashSet<Sight>();
        var sight = await LookAsync();
        for (var step = 0; step < most; step++, sight = await LookAsync())
        {
            if (whenNew is not null && seen.Add(sight))
            {
                await whenNew();
            }
            else if (sight == Sight.Summary)
            {
                break;
            }
            else
            {
                await StepAsync(sight);
            }
        }

        Met.Add(sight.ToString());
    }

    /// <summary>On, until the verdict of the item at hand is there.</summary>
    public async Task GoToVerdictAsync()
    {
        for (var (step, sight) = (0, await LookAsync()); step < 4 && sight != Sight.Verdict; step++, sight = await LookAsync())
        {
            await StepAsync(sight);
        }

        Assert.Equal(Sight.Verdict, await LookAsync());
    }

    /// <summary>Both at one moment: a run ends when it likes.</summary>
    private async Task<(Sight Sight, string Mark)> GlanceAsync()
    {
        await page.Locator("#recalled, form.answer, section.demo, .verdict, .retry, fieldset.points, ol.rows").First.WaitForAsync(Patient);
        var seen = await page.EvaluateAsync<string[]>(
            $$"""
            () => [document.querySelector("#recalled") ? "Recall"
              : document.querySelector("ol.rows") ? "Summary"
              : document.querySelector("fieldset.points") ? "Say"
              : document.querySelector(".retry") ? "Retry"
              : document.querySelector(".verdict") ? "Verdict"
              : document.querySelector("section.check form.answer") ? "Check"
              : document.querySelector("form.answer") ? "Answer" : "Run", {{Mark}}]
            """);
        return (Enum.Parse<Sight>(seen[0]), seen[1]);
    }

    private async Task NextAsync()
    {
        if (byKeyboard)
        {
            // Focus lies on the step's heading: Enter goes on.
            await page.Keyboard.PressAsync("Enter");
        }
        else
        {
            await page.Locator(".actions button.primary").ClickAsync();
        }
    }

    private async Task RunAsync()
    {
        var start = page.Locator(".actions button.primary");
        if (await start.CountAsync() == 0)
        {
            return;
        }

        if (byKeyboard)
        {
            await page.Keyboard.PressAsync("r");
        }
        else
        {
            await start.ClickAsync();
        }
    }

    private async Task AnswerAsync(Sight sight)
    {
        var form = page.Locator(sight == Sight.Check ? "section.check form.answer" : "form.answer");
        if (await form.Locator(".options").CountAsync() > 0)
        {
            Met.Add(await form.Locator("input[type=checkbox]").CountAsync() > 0 ? "several" : "one");
            if (await form.Locator(".options svg").CountAsync() > 0)
            {
                Met.Add("curves");
            }

            if (byKeyboard)
            {
                await page.Keyboard.PressAsync("1");
            }
            else
            {
                await form.Locator(".options label").First.ClickAsync();
            }
        }
        else if (await form.Locator("select").CountAsync() > 0)
        {
            Met.Add("matching");
            for (var place = 0; place < await form.Locator("select").CountAsync(); place++)
            {
                if (byKeyboard)
                {
                    await TabToAsync($"select:nth({place})");
                    await page.Keyboard.PressAsync("ArrowDown");
                }
                else
                {
                    await form.Locator("select").Nth(place).SelectOptionAsync(new SelectOptionValue { Index = place + 1 });
                }
            }
        }
        else if (await form.Locator("ol.entries").CountAsync() > 0)
        {
            Met.Add("ordering");
            if (byKeyboard)
            {
                await TabToAsync("ol.entries button:nth(1)");
                await page.Keyboard.PressAsync("ArrowDown");
            }
            else
            {
                await form.Locator("ol.entries button").Nth(1).ClickAsync();
            }
        }
        else
        {
            var fields = form.Locator("input[type=text]");
            var isNumber = await form.Locator("input[inputmode=text]").CountAsync() > 0;
            Met.Add(isNumber ? "number" : await form.Locator(".blank").CountAsync() > 0 ? "cloze" : "text");
            for (var place = 0; place < await fields.CountAsync(); place++)
            {
                var typed = isNumber ? (place + 1).ToString(CultureInfo.InvariantCulture) : "momentum";
                if (byKeyboard)
                {
                    await TabToAsync($"form.answer input[type=text]:nth({place})");
                    await page.Keyboard.TypeAsync(typed);
                }
                else
                {
                    await fields.Nth(place).FillAsync(typed);
                }
            }
        }

        if (sight == Sight.Answer && !byKeyboard)
        {
            await form.Locator(".confidence .level").Nth(1).ClickAsync();
        }

        if (byKeyboard)
        {
            await TabToAsync("form.answer button[type=submit]");
            await page.Keyboard.PressAsync("Enter");
        }
        else
        {
            await form.Locator("button[type=submit]").ClickAsync();
        }
    }

    /// <summary>Another option where there are options; for all else the verdict.</summary>
    private async Task TryAgainAsync()
    {
        var again = await page.Locator("form.answer .options").CountAsync() > 0;
        Met.Add(again ? "second" : "shown");
        if (again && byKeyboard)
        {
            await page.Keyboard.PressAsync("2");
            await TabToAsync("form.answer button[type=submit]");
            await page.Keyboard.PressAsync("Enter");
        }
        else if (again)
        {
            await page.Locator("form.answer .options label").Nth(1).ClickAsync();
            await page.Locator("form.answer button[type=submit]").ClickAsync();
        }
        else if (byKeyboard)
        {
            await page.Keyboard.PressAsync("g");
        }
        else
        {
            await page.Locator("form.answer .actions button[type=button]").ClickAsync();
        }
    }

    /// <summary>Presses Tab until the element has the focus. <c>selector:nth(n)</c> means the n-th match, from 0.</summary>
    public async Task TabToAsync(string target)
    {
        var at = target.LastIndexOf(":nth(", StringComparison.Ordinal);
        var selector = at < 0 ? target : target[..at];
        var index = at < 0 ? 0 : int.Parse(target[(at + 5)..^1], CultureInfo.InvariantCulture);
        for (var press = 0; press < 80; press++)
        {
            if (await page.EvaluateAsync<bool>("([selector, index]) => document.querySelectorAll(selector)[index] === document.activeElement", new object[] { selector, index }))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{target} cannot be reached with the Tab key.");
    }
}

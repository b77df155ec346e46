using System.Diagnostics;
using Microsoft.Playwright;
using QuizHub.Tests.EndToEnd;

[assembly: AssemblyFixture(typeof(Browser))]

namespace QuizHub.Tests.EndToEnd;

/// <summary>One real Chromium for all browser tests, fetched when the machine has none: the system's package where we may install it, Playwright's download
/// elsewhere. It is never skipped: without a browser the tests fail and say why.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // A test waits for what it expects; how long that takes on a busy machine is not what it is about.
    private const float Patience = 60_000;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser, _keeping;

    /// <summary>A fresh, isolated profile: own cookies and storage.</summary>
    /// <param name="keepsPages">Pages that are left are kept in memory and come back as they were: the back-forward cache, as people have it. It takes pages
    /// that say <c>no-store</c> too, as browsers begin to do.</param>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null, bool keepsPages = false)
    {
        await _gate.WaitAsync();
        try
        {
            Assertions.SetDefaultExpectTimeout(Patience);
            _playwright ??= await Playwright.CreateAsync();
            if (keepsPages)
            {
                _keeping ??= await LaunchAsync(["--enable-features=CacheControlNoStoreEnterBackForwardCache"], ["--disable-back-forward-cache"]);
            }
            else
            {
                _browser ??= await LaunchAsync([], []);
            }
        }
        finally
        {
            _gate.Release();
        }

        var context = await (keepsPages ? _keeping : _browser)!.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var open in new[] { _browser, _keeping }.OfType<IBrowser>())
        {
            await open.CloseAsync();
        }

        _playwright?.Dispose();
        _gate.Dispose();
    }

    private async Task<IBrowser> LaunchAsync(string[] more, string[] without) => await _playwright!.Chromium.LaunchAsync(new()
    {
        ExecutablePath = await FindAsync(),
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", .. more],
        IgnoreDefaultArgs = without,
    });

    /// <summary>The path of a system browser; null for the one that Playwright has downloaded.</summary>
    private static async Task<string?> FindAsync()
    {
        var named = Environment.GetEnvironmentVariable("CHROMIUM_PATH");
        if (named is not null)
        {
            return named;
        }

        var installed = Places.FirstOrDefault(File.Exists);
        if (installed is not null)
        {
            return installed;
        }

        if (OperatingSystem.IsLinux() && Environment.UserName == "root" && File.Exists("/usr/bin/apt-get"))
        {
            await RunAsync("apt-get", "update", "-qq");
            await RunAsync("apt-get", "install", "-y", "-qq", "chromium");
            return Places.First(File.Exists);
        }

        var code = Microsoft.Playwright.Program.Main(["install", "chromium"]);
        return code == 0 ? null : throw new InvalidOperationException("No Chromium here, and Playwright could not download one. Install Chromium, or name one in CHROMIUM_PATH.");
    }

    private static async Task RunAsync(string file, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardError = true, Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} failed: {errors}");
        }
    }
}

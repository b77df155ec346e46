using System.Diagnostics;

namespace QuizHub.Tests.Decks;

/// <summary>What QuizHub ships with is sound. Its claims are executed by <c>check</c> itself, which CI runs beside the tests: they take a minute of both cores.</summary>
public sealed class ShippedContentTests
{
    [Fact]
    public async Task The_shipped_decks_hold_neither_error_nor_warning()
    {
        using var check = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "QuizHub.Server.dll"), "check", TestsRoot.ShippedContent, "--no-claims", "--strict"])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await check.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await check.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(check.ExitCode == 0, output);
    }
}

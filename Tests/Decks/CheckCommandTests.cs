using System.Diagnostics;
using System.Text.Json;

namespace QuizHub.Tests.Decks;

/// <summary>The command as a process of its own, as authors and CI call it.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("quizhub-check-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_sound_deck_passes_and_is_summed_up()
    {
        new DeckFixture().WriteTo(_root);
        var (code, output, _) = await RunAsync("whole", "--no-claims");
        Assert.Equal(0, code);
        Assert.Equal(
            """
            1 deck, 2 questions, 12 items
            by type: cloze 1, matching 1, multiple 1, numeric 2, ordering 1, predict 2, saw-it 1, short-text 1, single 1, true-false 1
            by facet: compare 1, compute 2, mechanism 3, predict 3, recall 3
            demos: 1 used of …, and the clinic
            claims: 1, not run
            0 errors, 0 warnings
            """,
            // How many demos the worker has is not this deck's matter.
            System.Text.RegularExpressions.Regex.Replace(output, @"used of \d+", "used of …"));
    }

    [Theory]
    [InlineData("en", "whole/optimizers/sgd.en.md:4:18: error QH118: there is no tag `adam` (declare it under `tags` in deck.yml)")]
    [InlineData("zh", "whole/optimizers/sgd.en.md:4:18: error QH118: 没有标签 `adam`（请在 deck.yml 的 `tags` 中声明）")]
    public async Task A_broken_deck_fails_with_one_line_per_finding(string language, string line)
    {
        Broken().WriteTo(_root);
        var (code, output, _) = await RunAsync(".", "--no-claims", "--lang", language);
        Assert.Equal(1, code);
        Assert.Equal("./" + line, output.Split('\n')[0]);
        Assert.Equal(language == "zh" ? "1 个错误，0 个警告" : "1 error, 0 warnings", output.Split('\n')[^1]);
    }

    [Fact]
    public async Task Findings_can_be_read_by_programs()
    {
        Broken().WriteTo(_root);
        var (code, output, _) = await RunAsync("whole/optimizers/sgd.en.md", "--no-claims", "--format", "json");
        Assert.Equal(1, code);
        var json = JsonDocument.Parse(output).RootElement;
        var found = Assert.Single(json.GetProperty("findings").EnumerateArray());
        Assert.Equal("whole/optimizers/sgd.en.md", found.GetProperty("path").GetString());
        Assert.Equal(4, found.GetProperty("line").GetInt32());
        Assert.Equal("error", found.GetProperty("severity").GetString());
        Assert.Equal("QH118", found.GetProperty("code").GetString());
        Assert.Equal(1, json.GetProperty("summary").GetProperty("errors").GetInt32());
    }

    [Fact]
    public async Task One_file_is_checked_alone()
    {
        Broken().WriteTo(_root);
        var (code, output, _) = await RunAsync("whole/optimizers/plain.en.md", "--no-claims");
        Assert.Equal(0, code);
        Assert.StartsWith("1 deck, 1 question, 1 item\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1, "--strict")]
    public async Task Warnings_fail_only_when_they_shall(int expected, params string[] more)
    {
        new DeckFixture().Set("optimizers/notes.txt", "Notes").WriteTo(_root);
        var (code, output, _) = await RunAsync(["whole", "--no-claims", .. more]);
        Assert.Equal(expected, code);
        Assert.StartsWith("whole/optimizers/notes.txt:1:1: warning QH107: ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("--colour")]
    [InlineData("--format", "xml")]
    [InlineData("--lang", "fr")]
    [InlineData("a", "b")]
    public async Task What_cannot_be_understood_is_told_from_what_is_wrong(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);
        Assert.Equal(2, code);
        Assert.Equal("", output);
        Assert.Contains("check [PATH]", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirming_translations_writes_their_hashes_and_nothing_else()
    {
        var folder = new DeckFixture().Replace(DeckFixture.En, "A cheap, noisy", "A cheap and noisy").WriteTo(_root);
        var translation = Path.Combine(folder, "optimizers", "sgd.zh.md");
        var before = await File.ReadAllLinesAsync(translation, TestContext.Current.CancellationToken);
        Assert.Equal(1, (await RunAsync("whole", "--no-claims")).Code);

        var (code, _, error) = await RunAsync("whole", "--no-claims", "--write-translates");
        Assert.Equal(0, code);
        var after = await File.ReadAllLinesAsync(translation, TestContext.Current.CancellationToken);
        Assert.Matches("^translates: [0-9a-f]{12}$", after[2]);
        Assert.NotEqual(before[2], after[2]);
        Assert.Equal(before[..2].Concat(before[3..]), after[..2].Concat(after[3..]));
        Assert.Equal($"whole/optimizers/sgd.zh.md: {after[2]}", error.Trim());
    }

    [Fact]
    public async Task A_claim_made_false_fails()
    {
        new DeckFixture().Replace(DeckFixture.En, "    holds: 20", "    holds: 2").Replace(DeckFixture.En, "    seeds: 1..20", "    seeds: 1..2")
            .Replace(DeckFixture.En, "momentum.updates <= 0.5 * plain.updates", "momentum.updates > plain.updates").FillTranslates().WriteTo(_root);
        var (code, output, _) = await RunAsync("whole");
        Assert.Equal(1, code);
        Assert.Equal("whole/optimizers/sgd.en.md:11:13: error QH210: the claim `momentum-wins` holds for 0 of 2 seeds, not for 2; not for seeds 1, 2 (correct the statement, its settings or `holds`)", output.Split('\n')[0]);
        Assert.Contains("claims: 0 of 1 hold", output, StringComparison.Ordinal);
        Assert.Matches(@"sgd/[a-z-]+: held in 0 of \d+ runs, \d+ needed", output);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0, "--no-claims")]
    public async Task Where_demos_cannot_run_claims_must_be_left_out_by_name(int expected, params string[] more)
    {
        new DeckFixture().WriteTo(_root);
        var (code, output, _) = await RunAsync(["whole", .. more], ("QUIZHUB_Demos__WorkerPath", Path.Combine(_root, "no-worker.dll")));
        Assert.Equal(expected, code);
        Assert.Equal(expected == 1, output.StartsWith("whole:1:1: error QH214: ", StringComparison.Ordinal));
    }

    private static DeckFixture Broken() => new DeckFixture().Replace(DeckFixture.En, "tags: [momentum]", "tags: [momentum, adam]").FillTranslates();

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => RunAsync(arguments, null);

    private async Task<(int Code, string Output, string Error)> RunAsync(string[] arguments, (string Name, string Value)? environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "QuizHub.Server.dll"), "check", .. arguments])
        {
            WorkingDirectory = _root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        if (environment is { } setting)
        {
            start.Environment[setting.Name] = setting.Value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, (await output).ReplaceLineEndings("\n").TrimEnd('\n'), await error);
    }
}

using Microsoft.Extensions.Logging.Abstractions;
using QuizHub.Demos;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Decks.Reading;
using QuizHub.Server.Demos;

namespace QuizHub.Server.Decks;

/// <summary><c>check [PATH] [--no-claims] [--strict] [--write-translates] [--write-listings] [--upgrade] [--format text|json] [--lang en|zh]</c>: everything that is wrong with decks, one line
/// each. Exit code 0 when nothing fails, 1 when something does, 2 when the command can't be read.</summary>
public static class CheckCommand
{
    private const int Sound = 0, Failed = 1, BadUsage = 2;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (CheckArguments.Parse(arguments, out var problem) is not { } options)
        {
            return await RefuseAsync(problem!.En);
        }

        var target = CheckTarget.Find(options.Path ?? Path.GetRelativePath(Environment.CurrentDirectory, ContentDirectories.Default), out problem);
        if (target is null)
        {
            return await RefuseAsync(problem!.In(options.Language));
        }

        if (options.Upgrade && target.File is not null)
        {
            return await RefuseAsync(CheckTexts.WholeDecks.In(options.Language));
        }

        foreach (var (path, edits) in options.Upgrade ? DeckUpgrade.Write(target) : [])
        {
            await Console.Error.WriteLineAsync((edits is { } count ? CheckTexts.Upgraded(path, count) : CheckTexts.NotUpgraded(path)).In(options.Language));
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        var report = await CheckAsync(target, options, stop.Token);
        await Console.Out.WriteLineAsync(options.Json ? report.ToJson(options.Language) : report.ToText(options.Language));
        return report.Findings.Any(found => found.Severity == Severity.Error || options.Strict) ? Failed : Sound;
    }

    private static async Task<CheckReport> CheckAsync(CheckTarget target, CheckArguments options, CancellationToken cancel)
    {
        using var engine = new MarkdownEngine(TimeProvider.System);
        await using var pool = ClaimRunner.CreatePool(DemoOptions.OfCommand(), NullLoggerFactory.Instance);
        var findings = new FindingList();
        var demos = await DemosAsync(pool, target, options.Claims, findings, cancel);
        await WriteAsync(target, options, demos);
        var parser = new DeckParser(demos, engine);
        var readings = target.Folders.Select(folder => parser.Read(DeckFiles.FromFolder(folder))).ToList();
        List<ClaimResult>? claims = null;
        List<CaseResult>? cases = null;
        if (options.Claims && demos is not null)
        {
            var runner = new ClaimRunner(pool);
            var (check, clinic) = (new ClaimCheck(runner, demos), new CaseCheck(runner, demos));
            (claims, cases) = ([], []);
            foreach (var reading in readings)
            {
                claims.AddRange(await check.CheckAsync(reading, target.Wants, findings, cancel));
                cases.AddRange(await clinic.CheckAsync(reading, target.Wants, findings, cancel));
            }
        }

        return new(
            [.. target.Linked.Concat(readings.SelectMany(reading => reading.Diagnostics)).Concat(findings.Sorted()).Where(found => target.Shows(found.Path))],
            [.. readings.Select(reading => reading.Deck).OfType<Deck>()],
            target,
            demos,
            claims,
            cases)
        {
            Lost = [.. readings.SelectMany(reading => reading.Lost).Where(part => target.Shows(part.Because.Path))],
        };
    }

    /// <summary>Code first, since a translation's hash is that of what its source says then.</summary>
    private static async Task WriteAsync(CheckTarget target, CheckArguments options, IReadOnlyList<DemoDeclaration>? demos)
    {
        foreach (var path in options.WriteListings && demos is not null ? ListingWriter.Write(target, demos) : [])
        {
            await Console.Error.WriteLineAsync(CheckTexts.ListingsWritten(path).In(options.Language));
        }

        foreach (var (path, hash) in options.WriteTranslates ? TranslationWriter.Write(target) : [])
        {
            await Console.Error.WriteLineAsync(CheckTexts.Written(path, hash).In(options.Language));
        }
    }

    /// <summary>The demos' declarations. Where no worker can be started the check fails, unless claims are not asked for.</summary>
    private static async Task<IReadOnlyList<DemoDeclaration>?> DemosAsync(WorkerPool pool, CheckTarget target, bool claims, FindingList findings, CancellationToken cancel)
    {
        try
        {
            return await pool.DescribeAsync(cancel);
        }
        catch (WorkerUnavailableException)
        {
            if (claims)
            {
                findings.Add(FindingCatalogue.DemosUnavailable, Place.StartOf(target.Path), CheckTexts.NoWorker);
            }

            return null;
        }
    }

    private static async Task<int> RefuseAsync(string problem)
    {
        await Console.Error.WriteLineAsync(problem);
        await Console.Error.WriteLineAsync(CheckTexts.Usage);
        return BadUsage;
    }
}

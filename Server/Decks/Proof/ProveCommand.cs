using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Decks.Reading;
using QuizHub.Server.Demos;

namespace QuizHub.Server.Decks.Proof;

/// <summary><c>prove [PATH] [--seeds 100] [--draw N] [--write]</c>: over fresh seeds, how often each claim holds, each prediction comes true and each case of the clinic shows.
/// Prints a table per deck, or writes it beside the deck (<c>PROOF.md</c>); of one question or topic, its lines in the place of those that are there. Exit code 0 when nothing falls short of what is stated, 1 when something does, 2 when the
/// command can't be read.</summary>
public static class ProveCommand
{
    private const string Usage = "prove [PATH] [--seeds 1..10000, else 100] [--draw NUMBER] [--write]";
    private const string FileName = "PROOF.md";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (Read(arguments) is not var (path, count, draw, write)
            || CheckTarget.Find(path ?? Path.GetRelativePath(Environment.CurrentDirectory, ContentDirectories.Default), out _) is not { } target)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        await using var pool = ClaimRunner.CreatePool(DemoOptions.OfCommand(), NullLoggerFactory.Instance);
        var demos = await pool.DescribeAsync(CancellationToken.None);
        var (parser, prover) = (new DeckParser(demos), new Prover(pool, demos, FreshSeeds.Draw(draw, count)));
        var fallsShort = false;
        foreach (var folder in target.Folders)
        {
            if (parser.Read(DeckFiles.FromFolder(folder)).Deck is { } deck)
            {
                var (lines, proved) = (new List<ProofLine>(), new HashSet<string>());
                foreach (var question in deck.Questions.Where(target.Wants))
                {
                    proved.Add(question.Slug);
                    lines.AddRange(await prover.ProveAsync(question, CancellationToken.None));
                    await Console.Error.WriteLineAsync(question.Slug);
                }

                fallsShort |= lines.Exists(line => line.FallsShort);
                var command = $"dotnet run --project Server -- prove Content/{deck.Slug} --seeds {count.ToString(CultureInfo.InvariantCulture)} --draw {draw.ToString(CultureInfo.InvariantCulture)} --write";
                var order = deck.Questions.Select(question => question.Slug).ToList();
                var file = Path.Combine(folder, FileName);
                if (!write)
                {
                    await Console.Out.WriteAsync(ProofTable.Write(deck.Slug, command, lines));
                }
                else if (proved.Count == order.Count)
                {
                    await File.WriteAllTextAsync(file, ProofTable.Write(deck.Slug, command, lines));
                }
                else if (File.Exists(file) && ProofTable.Replace(await File.ReadAllTextAsync(file), deck.Slug, command, lines, proved, order) is { } replaced)
                {
                    await File.WriteAllTextAsync(file, replaced);
                }
                else
                {
                    await Console.Error.WriteLineAsync($"{FileName} of {deck.Slug} is missing, or was made with other seeds: prove the whole deck first.");
                    return 2;
                }
            }
        }

        return fallsShort ? 1 : 0;
    }

    private static (string? Path, int Count, int Draw, bool Write)? Read(IReadOnlyList<string> arguments)
    {
        var (path, count, draw, write) = ((string?)null, 100, 1, false);
        for (var index = 0; index < arguments.Count; index++)
        {
            var value = arguments.ElementAtOrDefault(index + 1);
            switch (arguments[index])
            {
                case "--seeds" when int.TryParse(value, CultureInfo.InvariantCulture, out count) && count is >= 1 and <= 10_000:
                case "--draw" when int.TryParse(value, CultureInfo.InvariantCulture, out draw):
                    index++;
                    break;
                case "--write":
                    write = true;
                    break;
                case var given when path is null && !given.StartsWith('-'):
                    path = given;
                    break;
                default:
                    return null;
            }
        }

        return (path, count, draw, write);
    }
}

using QuizHub.Benchmarks.Baseline;
using QuizHub.Benchmarks.Choice;
using QuizHub.Benchmarks.Decks;
using QuizHub.Benchmarks.Demos;
using QuizHub.Benchmarks.Load;
using QuizHub.Benchmarks.Memory;
using QuizHub.Benchmarks.Planning;
using QuizHub.Benchmarks.Progress;
using QuizHub.Benchmarks.Report;
using QuizHub.Benchmarks.Web;

return args switch
{
    ["all"] => await AllRows.RunAsync(Console.Out),
    [var command, .. var rows] when AllRows.Groups.Any(group => group.Command == command) => await AllRows.RunAsync(Console.Out, command, rows),
    // Processes that the rows start.
    [Generator.Command] => await Generator.RunAsync(Console.In, Console.Out),
    [BareKestrel.Command, .. var rest] => await BareKestrel.RunAsync(rest),
    ["load"] => await RunsAndPages.RunAsync(Console.Out),
    ["demos"] => await DemoCosts.RunAsync(Console.Out),
    ["memory"] => MemorySpeed.Run(Console.Out),
    ["choice"] => await NextItemChoice.RunAsync(Console.Out),
    ["planning"] => PlanningComparison.Run(Console.Out),
    ["progress"] => await ProgressPageSpeed.RunAsync(Console.Out),
    ["fuzz", .. var rest] => LongFuzz.Run(Console.Out, rest),
    ["nasty", .. var rest] => await NastyContent.RunAsync(Console.Out, rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project Tests/Benchmarks -- all        every row with a budget, as BENCHMARKS.md; or a group of them, or rows of it, by name:
        dotnet run -c Release --project Tests/Benchmarks -- pages      pages a second, against bare Kestrel: question, learner-question, home, deck
        dotnet run -c Release --project Tests/Benchmarks -- answers    changes of sessions a second and how long they take: peak, kestrel, half, alone
        dotnet run -c Release --project Tests/Benchmarks -- growth     an answer after many: history, day, session
        dotnet run -c Release --project Tests/Benchmarks -- session-start   milliseconds to start a session
        dotnet run -c Release --project Tests/Benchmarks -- start      seconds to ready and megabytes of the web process: seconds, memory
        dotnet run -c Release --project Tests/Benchmarks -- large-deck 10 000 questions: check, start, first-search, all, memory, pages, search, edit
        dotnet run -c Release --project Tests/Benchmarks -- class      300 learners behind one address for three minutes
        dotnet run -c Release --project Tests/Benchmarks -- runs       what the server adds to a run, and runs that are stored: share, cached
        dotnet run -c Release --project Tests/Benchmarks -- painting   from the press on Run to what is seen, in Chromium
        dotnet run -c Release --project Tests/Benchmarks -- load       pages and answers while ten demo runs are asked for at once
        dotnet run -c Release --project Tests/Benchmarks -- demos      seconds and megabytes of a default run of every demo
        dotnet run -c Release --project Tests/Benchmarks -- memory     memory updates per second, beside npm ts-fsrs doing the same work
        dotnet run -c Release --project Tests/Benchmarks -- choice     milliseconds to choose what to review, of 10 000 items and 100 000 attempts
        dotnet run -c Release --project Tests/Benchmarks -- planning   recall on the interview date: plain queue against the date-aware plan
        dotnet run -c Release --project Tests/Benchmarks -- progress   the progress page of a learner with 100 000 answers to 10 000 items
        dotnet run -c Release --project Tests/Benchmarks -- nasty      seconds that pages, searches, an edit and a stop take beside nasty decks; [count] [seed]
        dotnet run -c Release --project Tests/Benchmarks -- fuzz       parser, texts, formulas, parameters and answers with drawn inputs; [hundreds] [seed]
        """);
    return 1;
}

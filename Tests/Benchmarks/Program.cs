using QuizHub.Benchmarks.Memory;
using QuizHub.Benchmarks.Planning;

return args switch
{
    ["memory"] => MemorySpeed.Run(Console.Out),
    ["planning"] => PlanningComparison.Run(Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project Tests/Benchmarks -- memory     memory updates per second, beside npm ts-fsrs doing the same work
        dotnet run -c Release --project Tests/Benchmarks -- planning   recall on the interview date: plain queue against the date-aware plan
        """);
    return 1;
}

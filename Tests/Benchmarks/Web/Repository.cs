using System.Reflection;
using QuizHub.Server.Demos;

namespace QuizHub.Benchmarks.Web;

/// <summary>Where the sources are that this was built from, and the worker that was built with it.</summary>
internal static class Repository
{
    public static string Root { get; } = Told("SourceRoot");

    public static string WorkerPath { get; } = Told("WorkerPath");

    private static string Told(string key) =>
        typeof(DemoOptions).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}

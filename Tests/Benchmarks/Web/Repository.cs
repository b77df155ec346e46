using System.Reflection;
using QuizHub.Server.Demos;

namespace QuizHub.Benchmarks.Web;

/// <summary>Where the sources are that this was built from.</summary>
internal static class Repository
{
    public static string Root { get; } =
        typeof(DemoOptions).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "SourceRoot").Value!;
}

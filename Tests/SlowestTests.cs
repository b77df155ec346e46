using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Xunit.v3;

[assembly: QuizHub.Tests.TimedForTheList]
[assembly: AssemblyFixture(typeof(QuizHub.Tests.SlowestTests))]

namespace QuizHub.Tests;

/// <summary>Says at the end which ten tests took longest, so that a slow one is seen when it comes. Nothing depends on it: how long a test takes is no verdict.</summary>
public sealed class SlowestTests : IDisposable
{
    private const int Many = 10;

    private static readonly ConcurrentDictionary<string, TimeSpan> Times = new(StringComparer.Ordinal);

    public static void Add(string test, TimeSpan time) => Times[test] = time;

    /// <summary>The list, slowest first; of tests that took as long as each other in the order of their names.</summary>
    public static string List(IEnumerable<KeyValuePair<string, TimeSpan>> times) => string.Concat(times
        .OrderByDescending(test => test.Value).ThenBy(test => test.Key, StringComparer.Ordinal).Take(Many)
        .Select(test => string.Create(CultureInfo.InvariantCulture, $"{test.Value.TotalSeconds,8:0.0} s  {test.Key}\n")));

    public void Dispose()
    {
        if (Times.Count > Many)
        {
            Print($"The {Many} slowest of {Times.Count} tests:\n{List(Times)}");
        }
    }

    /// <summary>What a test program prints is kept back by <c>dotnet test</c> when all is well: then the list goes to where that writes.</summary>
    private static void Print(string text)
    {
        if (OperatingSystem.IsLinux() && Environment.GetCommandLineArgs().Any(argument => argument.StartsWith("--dotnet-test-pipe", StringComparison.Ordinal)))
        {
            try
            {
                var parent = File.ReadAllText("/proc/self/stat").Split(") ")[^1].Split(' ')[1];
                var place = $"/proc/{parent}/fd/1";
                // Two who write into one file by places of their own would overwrite each other.
                if (new FileInfo(place).LinkTarget is { } target && (target.StartsWith("pipe:", StringComparison.Ordinal) || target.StartsWith("/dev/", StringComparison.Ordinal)))
                {
                    using var theirs = new FileStream(place, FileMode.Append, FileAccess.Write);
                    theirs.Write(System.Text.Encoding.UTF8.GetBytes(text));
                    return;
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                // Then it is at least in what this program printed.
            }
        }

        Console.Write(text);
    }
}

/// <summary>Every test's own time, without its fixtures'.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TimedForTheListAttribute : BeforeAfterTestAttribute
{
    private static readonly ConcurrentDictionary<string, long> Started = new(StringComparer.Ordinal);

    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => Started[test.UniqueID] = Stopwatch.GetTimestamp();

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (Started.TryRemove(test.UniqueID, out var start))
        {
            SlowestTests.Add(test.TestDisplayName, Stopwatch.GetElapsedTime(start));
        }
    }
}

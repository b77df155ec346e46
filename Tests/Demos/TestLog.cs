using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace QuizHub.Tests.Demos;

/// <summary>Keeps what is logged, and shows it in the output of the test that made it.</summary>
public sealed class TestLog<T> : ILogger<T>
{
    private readonly ITestOutputHelper? _output = Xunit.TestContext.Current.TestOutputHelper;

    public ConcurrentQueue<string> Lines { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = $"{logLevel}: {formatter(state, exception)} {exception}";
        Lines.Enqueue(line);
        try
        {
            _output?.WriteLine(line);
        }
        catch (InvalidOperationException)
        {
            // The test is over; its worker is not yet.
        }
    }
}

using QuizHub.Tests.Quizzes;

namespace QuizHub.Tests;

/// <summary>One server for the tests of a class, which all act as learners of their own and look at nobody else's rows.</summary>
public abstract class SharedServer(string content) : IAsyncDisposable
{
    public TestServer Server { get; } = new(content);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Server.DisposeAsync();
    }
}

/// <summary>With the deck that QuizHub ships with.</summary>
public sealed class ShippedDeckServer() : SharedServer(TestsRoot.ShippedContent);

/// <summary>With the decks of interviews.</summary>
public sealed class InterviewServer() : SharedServer(InterviewBrowser.Content);

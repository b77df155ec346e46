using QuizHub.Demos;
using QuizHub.Server.Demos;

namespace QuizHub.Tests.Demos;

public sealed class ActiveRunTests
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    /// <summary>Either she was in time and the run goes on, or it is over for her before it begins: never is somebody let in and told that it was
    /// stopped.</summary>
    [Fact]
    public async Task Whoever_joins_while_the_last_listener_leaves_is_let_in_or_not_and_never_stopped()
    {
        for (var round = 0; round < 2000; round++)
        {
            var run = new ActiveRun(new("fault", 1, "{}", round), new Dictionary<string, System.Text.Json.JsonElement>(), Guid.NewGuid(), new(null, null));
            var last = run.ListenAsync(run.Join(null)!, Cancel).GetAsyncEnumerator(Cancel);
            run.Publish(new RunQueued(run.Id, 1));
            Assert.True(await last.MoveNextAsync());
            using var start = new Barrier(2);
            var leaving = Task.Run(
                async () =>
                {
                    start.SignalAndWait(Cancel);
                    await last.DisposeAsync();
                },
                Cancel);
            start.SignalAndWait(Cancel);
            var joined = run.Join(null);
            await leaving;
            Assert.Equal(joined is null, run.Stop.IsCancellationRequested);
        }
    }
}

using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Client.Demos;
using QuizHub.Client.Quizzes;
using QuizHub.Tests.Quizzes.Components;

namespace QuizHub.Tests.Demos.Components;

/// <summary>A page with the runtime up, a server that does as the test says, and a script that takes note.</summary>
public abstract class ComponentTests : BunitContext
{
    private protected ComponentTests()
    {
        Services.AddSingleton(TimeProvider.System);
        Services.AddScoped(_ => new RunClient(Server.CreateClient()));
        Services.AddScoped<ChartsModule>();
        // A demo's page sends what earlier pages left waiting: here nothing does.
        Services.AddSingleton(new SessionClient(new HttpClient(new ScriptedServer()) { BaseAddress = new Uri("https://quizhub.test/") }));
        Services.AddSingleton<IOutboxStore>(new HandStore());
        Services.AddScoped<Outbox>();
        // Makes the services final.
        SetRendererInfo(new RendererInfo("WebAssembly", isInteractive: true));
        Module = JSInterop.SetupModule("./js/charts.js");
        Module.SetupVoid("reveal", _ => true).SetVoidResult();
        Module.SetupVoid("saveText", _ => true).SetVoidResult();
        Chart = Module.SetupModule("create", _ => true);
        Chart.SetupVoid("update", _ => true).SetVoidResult();
        Chart.SetupVoid("compare", _ => true).SetVoidResult();
        Chart.SetupVoid("dispose", _ => true).SetVoidResult();
        JSInterop.SetupVoid("history.replaceState", _ => true).SetVoidResult();
        JSInterop.SetupVoid("Blazor._internal.domWrapper.focus", _ => true).SetVoidResult();
    }

    /// <summary>Waits for what no rendering tells of. The limit is for what never comes.</summary>
    internal static async Task UntilAsync(Action assertion)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                assertion();
                return;
            }
            catch (Exception) when (i < 1000)
            {
                await Task.Delay(10, Xunit.TestContext.Current.CancellationToken);
            }
        }
    }

    private protected FakeRuns Server { get; } = new();

    private protected BunitJSModuleInterop Module { get; }

    /// <summary>Stands for every chart of the page.</summary>
    private protected BunitJSModuleInterop Chart { get; }
}

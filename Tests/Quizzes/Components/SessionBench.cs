using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Client.Quizzes;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Components;

/// <summary>The island in a browser that is played by the test: its server follows a script, its clock is moved by hand, its keys are pressed by name.</summary>
internal sealed class SessionBench : IAsyncDisposable
{
    public const string Module = "./Quizzes/SessionIsland.razor.js";

    // Only a bound: a wait ends as soon as what it waits for is there, on a busy machine too.
    static SessionBench() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(60);

    public SessionBench(bool interactive = true, HandStore? store = null)
    {
        Store = store ?? new HandStore();
        Script = Context.JSInterop.SetupModule(Module);
        Script.Mode = JSRuntimeMode.Loose;
        Script.Setup<AnswerTime>("readClock").SetResult(new AnswerTime(1500, "Europe/Berlin"));
        Context.Services.AddSingleton<TimeProvider>(Time);
        Context.Services.AddSingleton(new SessionClient(new HttpClient(Server) { BaseAddress = new Uri("https://quizhub.test/") }));
        Context.Services.AddScoped<SessionBrowser>();
        Context.Services.AddSingleton<IOutboxStore>(Store);
        Context.Services.AddScoped<Outbox>();
        // Closes the list of services, so it comes last.
        Context.Renderer.SetRendererInfo(new RendererInfo(interactive ? "WebAssembly" : "Static", interactive));
    }

    public BunitContext Context { get; } = new();

    public ScriptedServer Server { get; } = new();

    public HandTime Time { get; } = new();

    public HandStore Store { get; }

    public BunitJSModuleInterop Script { get; }

    public void Keeps(string name, string text) => Script.Setup<string?>("kept", $"quizhub.{name}.{SampleSessions.Id}").SetResult(text);

    /// <summary>What the page last put into the browser's storage under a name; null when it was removed or never put.</summary>
    public string? Kept(string name) => Script.Invocations["keep"]
        .LastOrDefault(call => call.Arguments[0] is string key && key == $"quizhub.{name}.{SampleSessions.Id}").Arguments?[1] as string;

    public IRenderedComponent<SessionIsland> Open(SessionState state) => Context.Render<SessionIsland>(parameters => parameters.Add(island => island.Model, state));

    public IRenderedComponent<TComponent> Render<TComponent>(Action<ComponentParameterCollectionBuilder<TComponent>> parameters, SessionFrame? frame = null)
        where TComponent : IComponent => Context.Render<TComponent>(builder =>
        {
            builder.AddCascadingValue(frame ?? new SessionFrame(Language.En, IsReady: true, IsBusy: false, Shortcuts: true));
            parameters(builder);
        });

    public static Task<bool> PressAsync(
        IRenderedComponent<SessionIsland> island, string key, KeyPlace place = KeyPlace.Page, bool composing = false, bool command = false, bool repeated = false) =>
        island.InvokeAsync(() => island.Instance.PressKey(new KeyPress(key, place, composing, command, Alt: false, repeated)));

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}

using System.Text.Json;
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

    private const string Owner = "0123456789abcdef";

    private static readonly string Prefix = $"quizhub.draft.{Owner}.{SampleSessions.Id}.";

    private readonly Dictionary<string, string> _kept = [];

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
        Script.Setup<Dictionary<string, string>?>("keptUnder", _ => true).SetResult(_kept);
        Context.Services.AddScoped<SessionBrowser>();
        Context.Services.AddScoped<Drafts>();
        Context.Services.AddScoped<RecalledTexts>();
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

    /// <summary>What the browser has kept of an earlier page of this session.</summary>
    public void Keeps(string place, object draft) => KeepsText(place, JsonSerializer.Serialize(draft, Json.Options));

    public void KeepsText(string place, string text) => _kept[Prefix + place] = text;

    /// <summary>As the island does it, for tests of a part alone.</summary>
    public async Task OpenDraftsAsync()
    {
        await Context.Services.GetRequiredService<SessionBrowser>().AttachAsync(Microsoft.JSInterop.DotNetObjectReference.Create(this));
        await Context.Services.GetRequiredService<Drafts>().OpenAsync(Owner, SampleSessions.Id);
    }

    /// <summary>What the page last put into the browser's storage for a place; null when it was removed or never put.</summary>
    public string? Kept(string place) => Script.Invocations["keep"].LastOrDefault(call => call.Arguments[0] is string key && key == Prefix + place).Arguments?[1] as string;

    public IRenderedComponent<SessionIsland> Open(SessionState state) => Context.Render<SessionIsland>(parameters => parameters
        .Add(island => island.Model, state).Add(island => island.Owner, Owner));

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

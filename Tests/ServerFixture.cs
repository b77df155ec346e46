using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Server.Data;

namespace QuizHub.Tests;

/// <summary>The whole server on a real Kestrel with a data folder of its own, gone with it. Each test that needs a fresh world makes one.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly bool _ownsData;
    private readonly Lazy<Factory> _factory;

    /// <param name="content">Folder of decks; without it the fixture decks under <c>Fixtures/decks/quizzes</c>.</param>
    /// <param name="dataDirectory">A data folder of an earlier server to go on with; it is then left in place.</param>
    /// <param name="settings">More settings, by name.</param>
    /// <param name="services">Replacements, such as a clock.</param>
    public TestServer(
        string? content = null,
        string? dataDirectory = null,
        IReadOnlyDictionary<string, string>? settings = null,
        Action<IServiceCollection>? services = null)
    {
        _ownsData = dataDirectory is null;
        DataDirectory = dataDirectory ?? NewFolder();
        if (_ownsData)
        {
            SharedParts.PutDatabase(DataDirectory);
        }

        var all = new Dictionary<string, string>(settings ?? new Dictionary<string, string>())
        {
            ["DataDirectory"] = DataDirectory,
            ["ContentDirectories:0"] = content ?? QuizzesContent,
        };
        // Most tests run no demo: a worker that loads libtorch for each server would cost more than they do.
        all.TryAdd("Demos:WarmWorkers", "0");
        _factory = new(() => Factory.Start(all, services));
    }

    /// <summary>The folder that holds the deck <c>every-type</c>.</summary>
    public static string QuizzesContent { get; } = Path.Combine(TestsRoot.Path, "Fixtures", "decks", "quizzes");

    public string DataDirectory { get; }

    public Uri Address => _factory.Value.ClientOptions.BaseAddress;

    public IServiceProvider Services => _factory.Value.Services;

    /// <summary>An empty folder under the system's place for temporary files.</summary>
    public static string NewFolder() => Directory.CreateTempSubdirectory("quizhub-test-").FullName;

    /// <summary>A browser of its own: keeps cookies, follows no redirect, says like a browser that its requests come from our pages.</summary>
    public HttpClient CreateClient()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    public QuizHubDbContext OpenDatabase() => Services.GetRequiredService<IDbContextFactory<QuizHubDbContext>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        if (_factory.IsValueCreated)
        {
            await _factory.Value.DisposeAsync();
        }

        if (_ownsData)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(DataDirectory, recursive: true);
        }
    }

    private sealed class Factory(IReadOnlyDictionary<string, string> settings, Action<IServiceCollection>? services) : WebApplicationFactory<Program>
    {
        public static Factory Start(IReadOnlyDictionary<string, string> settings, Action<IServiceCollection>? services)
        {
            var factory = new Factory(settings, services);
            // Without a port: the factory would set it while the server is starting, and fail now and then.
            factory.UseKestrel();
            factory.StartServer();
            return factory;
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
            foreach (var (name, value) in settings)
            {
                builder.UseSetting(name, value);
            }

            builder.ConfigureTestServices(SharedParts.AddTo);
            if (services is not null)
            {
                builder.ConfigureTestServices(services);
            }
        }
    }
}

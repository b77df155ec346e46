using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace QuizHub.Benchmarks.Baseline;

/// <summary>
/// The process beside which QuizHub is measured: Kestrel without anything, which answers every GET with the same bytes and headers, and stores a row for every
/// POST before it answers that.
/// </summary>
internal static class BareKestrel
{
    public const string Command = "bare-kestrel";

    /// <param name="arguments">Address, file of the <see cref="Stencil"/>, database.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var stencil = JsonSerializer.Deserialize<Stencil>(await File.ReadAllBytesAsync(arguments[1]))!;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls(arguments[0]);
        await using var app = builder.Build();
        using var rows = new GroupCommit(arguments[2], stencil.RowBytes);
        _ = Task.Run(rows.RunAsync);
        app.Run(async context =>
        {
            if (context.Request.Method == HttpMethods.Post)
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                await rows.WriteAsync();
                await SendAsync(context.Response, stencil.Reply!);
                return;
            }

            await SendAsync(context.Response, stencil.Page!);
        });
        await app.RunAsync();
        return 0;
    }

    private static Task SendAsync(HttpResponse response, Captured captured)
    {
        foreach (var (name, value) in captured.Headers)
        {
            response.Headers[name] = value;
        }

        response.ContentLength = captured.Body.Length;
        return response.Body.WriteAsync(captured.Body).AsTask();
    }
}

/// <summary>What the baseline sends and stores.</summary>
/// <param name="Page">Answer to a GET.</param>
/// <param name="Reply">Answer to a POST.</param>
internal sealed record Stencil(Captured? Page, Captured? Reply, int RowBytes);

/// <summary>An answer of QuizHub's, to the byte.</summary>
internal sealed record Captured(IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public static async Task<Captured> OfAsync(HttpResponseMessage response) => new(
        response.Headers.Concat(response.Content.Headers)
            .Where(header => header.Key is not ("Date" or "Content-Length" or "Transfer-Encoding" or "Set-Cookie"))
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value)),
        await response.Content.ReadAsByteArrayAsync());
}

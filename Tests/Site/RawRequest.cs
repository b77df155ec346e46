using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace QuizHub.Tests.Site;

/// <summary>A request byte for byte: clients tidy addresses up before they send them.</summary>
internal sealed record RawRequest(int Status, string? Location, string Head, string Body)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<RawRequest> GetAsync(Uri server, string target) =>
        SendAsync(server, $"GET {target} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\n\r\n");

    /// <param name="request">In Latin-1, so that any byte can be written.</param>
    public static async Task<RawRequest> SendAsync(Uri server, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, Cancel);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Cancel);
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, Cancel);
        var text = Encoding.UTF8.GetString(answer.ToArray());
        var (head, body) = text.Split("\r\n\r\n", 2) is [var first, var rest] ? (first, rest) : (text, "");
        var location = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Location: ", StringComparison.Ordinal))?["Location: ".Length..];
        return new(head.Length < 12 ? 0 : int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture), location, head, body);
    }
}

using System.Text;
using System.Text.Json;
using QuizHub.Site;

namespace QuizHub.Benchmarks.Load;

/// <summary>Requests as a browser of our time sends them, as far as the server looks at them.</summary>
internal static class Requests
{
    private const string Encodings = "gzip, deflate, br, zstd";

    public static byte[] Get(Uri address, string path, string? cookie) => Encoding.ASCII.GetBytes(Head("GET", address, path, cookie) + "\r\n");

    public static byte[] Post(Uri address, string path, string? cookie, object body)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), Json.Options);
        return Post(address, path, cookie, json);
    }

    public static byte[] Post(Uri address, string path, string? cookie, byte[] json) =>
        [.. Encoding.ASCII.GetBytes($"{Head("POST", address, path, cookie)}Content-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n"), .. json];

    private static string Head(string method, Uri address, string path, string? cookie) =>
        $"{method} {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept-Encoding: {Encodings}\r\nSec-Fetch-Site: same-origin\r\n"
        + (cookie is null ? "" : $"Cookie: {cookie}\r\n");
}

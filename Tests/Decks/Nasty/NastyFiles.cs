using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using static QuizHub.Tests.Decks.Nasty.NastyDeck;

namespace QuizHub.Tests.Decks.Nasty;

/// <summary>Files that are none, names, encodings and pictures.</summary>
internal static class NastyFiles
{
    public static IEnumerable<NastyKind> Kinds =>
    [
        .. new[] { "t/q.en.md", "deck.yml", "t/image.png", "t/q.zh.md", "other" }.Select(name => new NastyKind("pipe-" + Slug(name), true, _ => folder => Instead(folder, name, Pipe))),
        .. new[] { "t/q.en.md", "deck.yml" }.Select(name => new NastyKind("socket-" + Slug(name), true, _ => folder => Instead(folder, name, Socket))),
        .. new[] { "t/q.en.md", "deck.yml", "t/image.png" }.SelectMany(name => new[] { "/dev/zero", "/etc/hostname", "nowhere", "." }
            .Select((target, number) => new NastyKind($"link-{Slug(name)}-{number}", true, _ => folder => Instead(folder, name, path => File.CreateSymbolicLink(path, target))))),
        new("loops", true, random => folder =>
        {
            Sound(folder);
            for (var number = random.Next(2, 8); number > 0; number--)
            {
                Directory.CreateSymbolicLink(Path.Combine(folder, $"up{number}"), "..");
                Directory.CreateSymbolicLink(Path.Combine(folder, "t", $"here{number}"), ".");
            }
        }),
        new("topic-is-a-link", true, _ => folder =>
        {
            Sound(folder);
            Directory.Move(Path.Combine(folder, "t"), Path.Combine(folder, "real"));
            Directory.CreateSymbolicLink(Path.Combine(folder, "t"), "real");
        }),
        new("deep", true, random => folder =>
        {
            Sound(folder);
            Directory.CreateDirectory(Path.Combine(folder, Many("d/", random.Next(10, 500))));
        }),
        new("crowded", true, _ => folder =>
        {
            Sound(folder);
            Directory.CreateDirectory(Path.Combine(folder, "x"));
            for (var number = 0; number < 40_050; number++)
            {
                File.WriteAllText(Path.Combine(folder, "x", $"{number}"), "");
            }
        }),
        new("tools", false, _ => folder =>
        {
            Sound(folder);
            Directory.CreateDirectory(Path.Combine(folder, ".git", "objects"));
            File.WriteAllText(Path.Combine(folder, ".DS_Store"), "x");
        }),
        new("names", true, random => folder =>
        {
            Sound(folder);
            foreach (var name in new[] { "a b.md", "q.en.md\n", "'\"`.en.md", "👩‍💻.en.md", "-rf", "%2e%2e", "q..md", "q.en.md.", "\u202eq.en.md", new string('x', 250) }.Take(random.Next(1, 11)))
            {
                File.WriteAllText(Path.Combine(folder, "t", name), "x");
            }
        }),
        new("locked-file", false, _ => folder => Instead(folder, "t/q.en.md", path => Lock(path))),
        new("locked-folder", false, _ => folder =>
        {
            Sound(folder);
            Lock(Path.Combine(folder, "t", "q.en.md"));
        }),
        new("folder-for-a-file", true, _ => folder => Instead(folder, "t/q.en.md", path => Directory.CreateDirectory(path))),
        new("empty", true, _ => folder => Instead(folder, "t/q.en.md", path => File.WriteAllText(path, ""))),
        new("empty-yml", true, _ => folder => Instead(folder, "deck.yml", path => File.WriteAllText(path, ""))),
        new("too-large", true, random => folder => Sound(folder, new string('a', 1024 * 1024 + random.Next(1, 1_000_000)))),
        .. Encodings.Select(encoding => new NastyKind("bytes-" + encoding.Name, encoding.MustFind, random => folder =>
        {
            Sound(folder);
            File.WriteAllBytes(Path.Combine(folder, "t", "q.en.md"), encoding.Make(Question("Some words.\n"), random));
        })),
        .. Pictures.Select(picture => new NastyKind("image-" + picture.Name, true, random => folder =>
        {
            Sound(folder, $"![shown](x{picture.Extension})");
            File.WriteAllBytes(Path.Combine(folder, "t", "x" + picture.Extension), picture.Make(random));
        })),
    ];

    private static readonly (string Name, bool MustFind, Func<string, Random, byte[]> Make)[] Encodings =
    [
        ("bom", false, (text, _) => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]),
        ("boms", true, (text, _) => [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]),
        ("utf16", true, (text, _) => Encoding.Unicode.GetBytes(text)),
        ("latin1", true, (text, _) => Encoding.Latin1.GetBytes(text + "é")),
        ("surrogate", true, (text, _) => [.. Encoding.UTF8.GetBytes(text), 0xED, 0xA0, 0x80]),
        ("overlong", true, (text, _) => [.. Encoding.UTF8.GetBytes(text), 0xC0, 0xAF]),
        ("nul", false, (text, random) => Encoding.UTF8.GetBytes(text.Insert(random.Next(200, text.Length), "\0"))),
        ("control", false, (text, random) => Encoding.UTF8.GetBytes(text.Insert(random.Next(200, text.Length), "\u0001\u0007\u001b[31m\u009b"))),
        ("right-to-left", false, (text, random) => Encoding.UTF8.GetBytes(text.Insert(random.Next(200, text.Length), "\u202e\u2066\u200f"))),
        ("line-ends", false, (text, _) => Encoding.UTF8.GetBytes(text.Replace("\n", "\r\u2028\n", StringComparison.Ordinal))),
        ("cut", true, (text, random) => Encoding.UTF8.GetBytes(text)[..random.Next(1, text.Length - 300)]),
        ("noise", true, (_, random) => Noise(random, 5000)),
    ];

    private static readonly (string Name, string Extension, Func<Random, byte[]> Make)[] Pictures =
    [
        ("png-giant", ".png", random => Png(int.MaxValue - random.Next(9), random.Next(1, 9))),
        ("png-none", ".png", _ => Png(0, 0)),
        ("png-negative", ".png", random => Png(-random.Next(1, 9), 5)),
        ("png-cut", ".png", random => Png(5, 5)[..random.Next(0, 20)]),
        ("jpg-loop", ".jpg", _ => [0xFF, 0xD8, .. Enumerable.Repeat(new byte[] { 0xFF, 0xE0, 0, 0 }, 5000).SelectMany(bytes => bytes)]),
        ("webp-cut", ".webp", random => [.. "RIFF0000WEBPVP8X"u8, .. Noise(random, 5)]),
        ("svg-giant", ".svg", random => Encoding.UTF8.GetBytes($"<svg viewBox=\"0 0 {Many("9", random.Next(6, 5000))} 5\"/>")),
        ("svg-open", ".svg", random => Encoding.UTF8.GetBytes("<svg" + Many(" width=\"1.", random.Next(10, 60_000)))),
        ("noise", ".png", random => Noise(random, 3000)),
    ];

    private static void Instead(string folder, string name, Action<string> make)
    {
        Sound(folder, name.EndsWith(".png", StringComparison.Ordinal) ? "![shown](image.png)" : "See above.");
        var path = Path.Combine(folder, name);
        File.Delete(path);
        make(path);
    }

    private static void Lock(string path)
    {
        File.WriteAllText(path, Question("Nobody may read this."));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.None);
        }
    }

    private static void Pipe(string path)
    {
        if (MakePipe(Encoding.UTF8.GetBytes(path + "\0"), 0x1A4) != 0)
        {
            throw new IOException(Marshal.GetLastPInvokeErrorMessage());
        }
    }

    /// <summary>A socket keeps its name after whoever made it is gone.</summary>
    private static void Socket(string path)
    {
        // A socket's address is short: it is made near the root and moved.
        var near = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")[..12]);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(near));
        File.Move(near, path);
    }

    private static byte[] Png(int width, int height)
    {
        var bytes = new byte[33];
        new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R' }.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }

    private static byte[] Noise(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Slug(string name) => name.Replace('/', '-').Replace('.', '-');

    [DllImport("libc", EntryPoint = "mkfifo", SetLastError = true)]
    private static extern int MakePipe(byte[] path, uint mode);
}

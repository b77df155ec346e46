using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace QuizHub.Benchmarks.Load;

/// <summary>
/// HTTP/1.1 over one kept connection, with as little work as a load generator can do: requests are ready-made bytes, of replies status, body and a few headers
/// are read. What a general client would add, it would add to baseline and QuizHub alike, and so hide what is between them.
/// </summary>
internal sealed class RawConnection(Uri address) : IDisposable
{
    private Socket? _socket;
    private byte[] _buffer = new byte[64 << 10];
    private byte[] _body = new byte[64 << 10];
    private int _start, _end;

    /// <summary>The reply's body is good until the next request.</summary>
    public async ValueTask<RawReply> SendAsync(ReadOnlyMemory<byte> request)
    {
        if (_socket is null)
        {
            _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await _socket.ConnectAsync(address.Host, address.Port);
        }

        await _socket.SendAsync(request);
        (_start, _end) = (0, 0);
        int headEnd;
        while ((headEnd = _buffer.AsSpan(0, _end).IndexOf("\r\n\r\n"u8)) < 0)
        {
            await ReceiveAsync();
        }

        _start = headEnd + 4;
        var head = Head.Read(_buffer.AsSpan(0, headEnd + 2));
        var length = head.Length >= 0 ? await ReadAsync(head.Length, 0) : head.IsChunked ? await ReadChunksAsync() : 0;
        return new RawReply(head.Status, _body.AsMemory(0, length), head.IsBrotli, head.Cookie);
    }

    public void Dispose() => _socket?.Dispose();

    private async ValueTask ReceiveAsync()
    {
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var received = await _socket!.ReceiveAsync(_buffer.AsMemory(_end));
        _end += received == 0 ? throw new IOException("The server has closed the connection.") : received;
    }

    /// <summary>Puts the next bytes into the body.</summary>
    /// <returns>Where the body ends now.</returns>
    private async ValueTask<int> ReadAsync(int length, int at)
    {
        while (_end - _start < length)
        {
            await ReceiveAsync();
        }

        if (_body.Length < at + length)
        {
            Array.Resize(ref _body, Math.Max(_body.Length * 2, at + length));
        }

        _buffer.AsSpan(_start, length).CopyTo(_body.AsSpan(at));
        _start += length;
        return at + length;
    }

    private async ValueTask<int> ReadChunksAsync()
    {
        for (var at = 0; ;)
        {
            int line;
            while ((line = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8)) < 0)
            {
                await ReceiveAsync();
            }

            var length = Number(_buffer.AsSpan(_start, line), 'x');
            _start += line + 2;
            at = await ReadAsync(length, at);
            while (_end - _start < 2)
            {
                await ReceiveAsync();
            }

            _start += 2;
            if (length == 0)
            {
                return at;
            }
        }
    }

    private static int Number(ReadOnlySpan<byte> text, char format = 'D') =>
        Utf8Parser.TryParse(text, out int number, out _, format) ? number : throw new InvalidDataException("This is no answer by HTTP.");

    private readonly record struct Head(int Status, int Length, bool IsChunked, bool IsBrotli, string? Cookie)
    {
        public static Head Read(ReadOnlySpan<byte> text)
        {
            var head = new Head(Number(text[9..]), -1, false, false, null);
            foreach (var range in text.Split("\r\n"u8))
            {
                var line = text[range];
                if (Value(line, "content-length:") is { IsEmpty: false } number)
                {
                    head = head with { Length = Number(number) };
                }
                else if (Value(line, "transfer-encoding:") is { IsEmpty: false })
                {
                    head = head with { IsChunked = true };
                }
                else if (Value(line, "content-encoding:") is { IsEmpty: false } encoding)
                {
                    head = head with { IsBrotli = encoding.SequenceEqual("br"u8) };
                }
                else if (Value(line, "set-cookie:") is { IsEmpty: false } cookie)
                {
                    var end = cookie.IndexOf((byte)';');
                    head = head with { Cookie = Encoding.ASCII.GetString(end < 0 ? cookie : cookie[..end]) };
                }
            }

            return head;
        }

        /// <summary>Empty for another header.</summary>
        private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> line, string name) =>
            line.Length > name.Length && Ascii.EqualsIgnoreCase(line[..name.Length], name) ? line[name.Length..].Trim((byte)' ') : [];
    }
}

/// <param name="Body">As it came: compressed, if <paramref name="IsBrotli"/>.</param>
/// <param name="Cookie">Name and value of the one that was set; null for none.</param>
internal readonly record struct RawReply(int Status, ReadOnlyMemory<byte> Body, bool IsBrotli, string? Cookie);

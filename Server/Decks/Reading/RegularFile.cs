using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace QuizHub.Server.Decks.Reading;

/// <summary>
/// Opens a file for reading only if it is a regular one. The ordinary way waits in the system call when the file is a pipe that nobody writes to, and a look
/// beforehand could be overtaken; so on Unix it is opened without waiting, and looked at then.
/// </summary>
internal static class RegularFile
{
    /// <summary>Not to wait, and not to be inherited by processes that are started meanwhile: on Linux (all processors that .NET runs on), and on the BSD
    /// family with macOS.</summary>
    private static readonly int Flags = OperatingSystem.IsLinux() ? 0x800 | 0x80000 : 0x4 | 0x1000000;

    /// <summary>The whole content, of at most <paramref name="most"/> bytes; null when it is a link or no regular file.</summary>
    /// <exception cref="IOException">It can't be read, or is longer.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[]? Read(string path, long most)
    {
        if (IsLink(path))
        {
            return null;
        }

        using var file = Open(path);
        if (file is null || Length(file) is not { } length)
        {
            return null;
        }

        if (length > most)
        {
            throw new IOException($"It has {length} bytes.");
        }

        var bytes = new byte[length];
        var read = 0;
        while (read < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(read), read) is > 0 and var more)
        {
            read += more;
        }

        return read == bytes.Length ? bytes : bytes[..read];
    }

    /// <exception cref="IOException">There is nothing of that name.</exception>
    public static bool IsLink(string path) => File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint);

    /// <summary>Null for pipes and whatever else has no length.</summary>
    private static long? Length(SafeFileHandle file)
    {
        try
        {
            return RandomAccess.GetLength(file);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Null for what can't be opened as a file, such as a socket.</summary>
    private static SafeFileHandle? Open(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return File.OpenHandle(path);
        }

        var handle = OpenNow(Encoding.UTF8.GetBytes(path + "\0"), Flags);
        if (!handle.IsInvalid)
        {
            return handle;
        }

        var (error, text) = (Marshal.GetLastPInvokeError(), Marshal.GetLastPInvokeErrorMessage());
        handle.Dispose();
        return error switch
        {
            // No such device, not supported: a socket, or a device without a driver.
            6 or 19 or 45 or 95 or 102 => null,
            1 or 13 => throw new UnauthorizedAccessException(text),
            _ => throw new IOException(text),
        };
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern SafeFileHandle OpenNow(byte[] path, int flags);
}

using System.Security.Cryptography;
using System.Text;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Reading;

/// <summary>One file of a deck's folder.</summary>
/// <param name="Name">Its path inside the folder, with slashes.</param>
internal sealed record ListedFile(string Name, string FullName, long Length, DateTime Changed)
{
    public string Stamp => $"{Length}|{Changed.Ticks}";
}

/// <summary>
/// What lies in a deck's folder, listed once for all: reading, <c>check</c> and the search for changes see the same. Bounded in number and depth; links are
/// named and not followed; what can't be listed is said. What belongs to tools and passers-by (<see cref="CompanionFiles"/>) is passed over.
/// </summary>
/// <param name="Links">Files and folders that lead elsewhere.</param>
/// <param name="Unreadable">Folders that can't be listed, with the reason.</param>
/// <param name="Cut">Where listing ended early, and why; empty when it did not.</param>
internal sealed record DeckListing(
    IReadOnlyList<ListedFile> Files,
    IReadOnlyList<string> Links,
    IReadOnlyList<(string Name, string Why)> Unreadable,
    IReadOnlyList<(string Name, Text Why)> Cut)
{
    /// <summary>Ten thousand questions in two languages with a picture each, and room for what people put beside them: beyond it a folder is no deck's.
    /// </summary>
    public const int MaxEntries = 40_000, MaxDepth = 4;

    /// <summary>Names, sizes and times of all: equal means that there is nothing to read.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var lines = Files.Select(file => $"{file.Name}|{file.Stamp}")
            .Concat(Links.Select(link => $"{link}|link"))
            .Concat(Unreadable.Select(folder => $"{folder.Name}|{folder.Why}"))
            .Concat(Cut.Select(cut => $"{cut.Name}|cut"));
        foreach (var line in lines)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    public static DeckListing Of(string folder)
    {
        var walk = new Walk();
        walk.Into(new(folder), "", 1);
        return new(walk.Files, walk.Links, walk.Unreadable, walk.Cut);
    }

    private sealed class Walk
    {
        private int _left = MaxEntries;

        public List<ListedFile> Files { get; } = [];

        public List<string> Links { get; } = [];

        public List<(string, string)> Unreadable { get; } = [];

        public List<(string, Text)> Cut { get; } = [];

        public void Into(DirectoryInfo folder, string prefix, int depth)
        {
            foreach (var entry in Entries(folder, prefix))
            {
                if (_left-- == 0)
                {
                    Cut.Add((prefix + entry.Name, new($"it holds more than {MaxEntries} files and folders", $"文件和文件夹超过 {MaxEntries} 个")));
                }

                if (_left < 0)
                {
                    return;
                }

                Take(entry, prefix + entry.Name, depth);
            }
        }

        private void Take(FileSystemInfo entry, string name, int depth)
        {
            try
            {
                if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                {
                    Links.Add(name);
                }
                else if (entry is FileInfo file)
                {
                    Files.Add(new(name, file.FullName, file.Length, file.LastWriteTimeUtc));
                }
                else if (depth == MaxDepth)
                {
                    Cut.Add((name, new($"folders are read {MaxDepth} deep", $"文件夹最多读取 {MaxDepth} 层")));
                }
                else
                {
                    Into((DirectoryInfo)entry, name + "/", depth + 1);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It went while it was looked at: what is said of it is gone with the next look.
                Unreadable.Add((name, error.Message));
            }
        }

        private List<FileSystemInfo> Entries(DirectoryInfo folder, string prefix)
        {
            try
            {
                var entries = folder.EnumerateFileSystemInfos().Where(entry => !CompanionFiles.Contains(prefix + entry.Name)).Take(MaxEntries + 1);
                return [.. entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)];
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Unreadable.Add((prefix.TrimEnd('/'), error.Message));
                return [];
            }
        }
    }
}

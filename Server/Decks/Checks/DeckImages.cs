using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Checks;

/// <summary>The images of a deck that can be shown, by their path inside it.</summary>
internal static class DeckImages
{
    private static readonly string[] Extensions = [".png", ".jpg", ".webp", ".svg"];

    public static bool IsImage(string name) => Extensions.Contains(Path.GetExtension(name), StringComparer.Ordinal);

    /// <param name="known">Images that were read before, by name.</param>
    public static IReadOnlyDictionary<string, ReadImage> Read(DeckFiles files, IReadOnlyDictionary<string, ReadImage> known)
    {
        var images = new Dictionary<string, ReadImage>(StringComparer.Ordinal);
        foreach (var file in files.All.Where(file => IsImage(file.Name)))
        {
            var before = known.GetValueOrDefault(file.Name);
            images[file.Name] = before is not null && before.Stamp == file.Stamp && !before.Findings.MayPass ? before : Read(file);
        }

        return images;
    }

    /// <summary>Reads an image that a text shows; null when there is none that can be shown. Nothing on the way to it may be a link.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    public static byte[]? Read(string deckFolder, string topic, string name)
    {
        var folder = Path.Combine(deckFolder, topic);
        var file = Path.Combine(folder, name);
        return IsName(topic) && IsName(name) && File.Exists(file) && !RegularFile.IsLink(deckFolder) && !RegularFile.IsLink(folder)
            ? RegularFile.Read(file, DeckLimits.MaxFileBytes)
            : null;
    }

    private static ReadImage Read(DeckFile file)
    {
        var findings = new FindingList();
        Guard.Do(() => Check(file, findings), Place.StartOf(file.Path), findings);
        return new(file.Stamp, findings);
    }

    private static void Check(DeckFile file, FindingList findings)
    {
        if (file.Bytes(findings) is { } bytes && ImageSize.Read(bytes, Path.GetExtension(file.Name)) is null)
        {
            findings.Add(FindingCatalogue.BadImage, Place.StartOf(file.Path), file.Name);
        }
    }

    /// <summary>One name, that leads nowhere else.</summary>
    private static bool IsName(string text) => text.Length > 0 && text is not ("." or "..") && text == Path.GetFileName(text);
}

/// <summary>What was found in an image.</summary>
/// <param name="Stamp">Of its file.</param>
internal sealed record ReadImage(string Stamp, FindingList Findings);

using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Checks;

/// <summary>The images of a deck that can be shown, by their path inside it.</summary>
internal static class DeckImages
{
    private static readonly string[] Extensions = [".png", ".jpg", ".webp", ".svg"];

    public static bool IsImage(string name) => Extensions.Contains(Path.GetExtension(name), StringComparer.Ordinal);

    public static IReadOnlySet<string> Read(DeckFiles files, FindingList findings)
    {
        var images = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.All.Where(file => IsImage(file.Name)))
        {
            images.Add(file.Name);
            if (file.Bytes(findings) is { } bytes && ImageSize.Read(bytes, Path.GetExtension(file.Name)) is null)
            {
                findings.Add(FindingCatalogue.BadImage, Place.StartOf(file.Path), file.Name);
            }
        }

        return images;
    }
}

using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Library;

/// <summary>The decks of the content directories as they were last read, each with the fingerprint of its files. Not for several threads at once.</summary>
internal sealed class DeckShelf(IReadOnlyList<string> directories, ReadDeck read, ILogger log)
{
    private Dictionary<string, Shelved> _decks = new(StringComparer.Ordinal);
    private IReadOnlyList<Diagnostic> _linked = [];

    /// <summary>Reads what changed since the last look. True when anything did.</summary>
    public bool Look(CancellationToken cancel)
    {
        var looked = new Dictionary<string, Shelved>(StringComparer.Ordinal);
        var linked = new List<Diagnostic>();
        foreach (var directory in directories.Where(Directory.Exists))
        {
            foreach (var folder in Folders(directory, linked))
            {
                if (cancel.IsCancellationRequested)
                {
                    return false;
                }

                looked[folder] = Look(folder);
            }
        }

        var changed = looked.Count != _decks.Count || looked.Any(deck => _decks.GetValueOrDefault(deck.Key) != deck.Value) || !linked.SequenceEqual(_linked);
        (_decks, _linked) = (looked, linked);
        return changed;
    }

    public DeckSnapshot Snapshot(long version)
    {
        var decks = new List<Deck>();
        foreach (var deck in _decks.Values.Select(shelved => shelved.Deck).OfType<Deck>())
        {
            if (decks.Find(other => other.Slug == deck.Slug) is { } first)
            {
                log.LogWarning("{Folder} is left out: {First} is a deck of that name already.", deck.Folder, first.Folder);
            }
            else
            {
                decks.Add(deck);
            }
        }

        return new(version, decks, [.. _linked, .. _decks.Values.SelectMany(shelved => shelved.Reading.Diagnostics)]);
    }

    private IReadOnlyList<string> Folders(string directory, List<Diagnostic> linked)
    {
        try
        {
            linked.AddRange(DeckFolders.Linked(directory, directory));
            return DeckFolders.In(directory);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Folders come and go under it: until the next look everything stays as it is.
            log.LogWarning(error, "{Directory} can't be listed just now.", directory);
            return [.. _decks.Keys.Where(folder => Path.GetDirectoryName(folder) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)))];
        }
    }

    /// <summary>The deck as it was, when nothing of it changed.</summary>
    private Shelved Look(string folder)
    {
        var known = _decks.GetValueOrDefault(folder);
        var files = DeckFiles.FromFolder(folder);
        var fingerprint = files.Fingerprint!;
        if (known?.Fingerprint == fingerprint)
        {
            return known;
        }

        var reading = Read(files, known?.Reading);
        foreach (var part in reading.Lost)
        {
            log.LogWarning("Content: {Lost}: {Message}", CheckTexts.Lost(part).En, part.Because.Message.En);
        }

        return new(fingerprint, reading.Deck ?? known?.Deck, reading);
    }

    private DeckReading Read(DeckFiles files, DeckReading? known)
    {
        try
        {
            return read(files, known);
        }
        catch (Exception error)
        {
            // The reader makes findings of whatever it meets; if it fails all the same, it costs this deck and no other.
            log.LogError(error, "The deck in {Folder} could not be read.", files.Folder);
            return new(null, [FindingCatalogue.ReaderFailed.At(Place.StartOf(files.Path), error.Message)], []);
        }
    }

    /// <param name="Deck">The last good one.</param>
    private sealed record Shelved(string Fingerprint, Deck? Deck, DeckReading Reading);
}

using System.Buffers.Binary;

namespace QuizHub.Server.Progress.Memory;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers from the same seed on every machine and version, which
/// <see cref="Random"/> does not promise. Not for secrets.
/// </summary>
public struct SplitMix(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number in [0, 1) that depends on the item and on how often it was reviewed, and on nothing else.</summary>
    public static double Unit(Guid id, int review)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var mixed = new SplitMix(BinaryPrimitives.ReadUInt64BigEndian(bytes));
        mixed = new SplitMix(mixed.NextUInt64() ^ BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
        mixed = new SplitMix(mixed.NextUInt64() ^ (ulong)(uint)review);
        return mixed.NextDouble();
    }

    public ulong NextUInt64()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>In [0, 1), in steps of 2^−53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>In [0, <paramref name="count"/>), <paramref name="count"/> at least 1; for counts far below 2^32 as good as uniform.</summary>
    public int Next(int count) => (int)(NextDouble() * count);

    /// <summary>Puts the entries into a random order, each order as likely as any other (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> entries)
    {
        for (var i = entries.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (entries[i], entries[j]) = (entries[j], entries[i]);
        }
    }
}

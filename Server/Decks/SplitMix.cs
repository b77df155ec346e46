using System.Buffers.Binary;
using System.Security.Cryptography;

namespace QuizHub.Server.Decks;

/// <summary>SplitMix64: all 64 bits of a counter mixed by two multiplications (Steele, Lea, Flood 2014, Fast splittable pseudorandom number generators; the
/// constants are those of its reference implementation). What was drawn from a stored seed must come out the same for ever, on every machine and version of
/// the runtime, which <see cref="Random"/> does not promise. Not for secrets.</summary>
public struct SplitMix(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A seed that nobody can foresee.</summary>
    public static ulong DrawSeed() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    /// <summary>A number in [0, 1) that depends on the item and on how often it was reviewed, and on nothing else.</summary>
    public static double Unit(Guid id, int review)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var mixed = new SplitMix(BinaryPrimitives.ReadUInt64BigEndian(bytes));
        mixed = new SplitMix(mixed.Next() ^ BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
        mixed = new SplitMix(mixed.Next() ^ (ulong)(uint)review);
        return mixed.NextDouble();
    }

    /// <summary>A seed of its own for one purpose among several that share a seed.</summary>
    public static ulong Derive(ulong seed, ulong purpose) => Mix(Mix(seed + 0x9E3779B97F4A7C15) ^ (purpose * 0xD1342543DE82EF95 + 1));

    /// <summary>The next 64 bits of the sequence.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    /// <summary>A number from 0 to <paramref name="count"/> − 1: the upper half of the product, whose bias is below count / 2⁶⁴.</summary>
    public int Next(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>In [0, 1), in steps of 2⁻⁵³.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Fisher and Yates' shuffle, last place first.</summary>
    public IReadOnlyList<T> Shuffle<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        for (var last = shuffled.Length - 1; last > 0; last--)
        {
            var other = Next(last + 1);
            (shuffled[last], shuffled[other]) = (shuffled[other], shuffled[last]);
        }

        return shuffled;
    }

    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}

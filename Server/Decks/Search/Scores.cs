using System.Buffers;

namespace QuizHub.Server.Decks.Search;

/// <summary>A number for each of very many documents, most of them 0. Its memory is lent and given back: made anew for each search, it would be collected with all
/// else that is large.</summary>
internal sealed class Scores(int count) : IDisposable
{
    private readonly float[] _values = Zeros(count);
    private readonly int[] _found = ArrayPool<int>.Shared.Rent(Math.Max(1, count));
    private int _count;

    /// <summary>The documents whose number is not 0, in the order in which they were found.</summary>
    public ReadOnlySpan<int> Found => _found.AsSpan(0, _count);

    public float this[int document] => _values[document];

    /// <param name="value">Above 0.</param>
    public void Add(int document, float value)
    {
        if (_values[document] == 0)
        {
            _found[_count++] = document;
        }

        _values[document] += value;
    }

    /// <summary>Sets the number of documents that have none.</summary>
    public void TryAdd(IEnumerable<int> documents, float value)
    {
        if (documents is int[] many)
        {
            TryAdd(many.AsSpan(), value);
            return;
        }

        foreach (var document in documents)
        {
            TryAdd([document], value);
        }
    }

    public void Clear()
    {
        foreach (var document in Found)
        {
            _values[document] = 0;
        }

        _count = 0;
    }

    public void Dispose()
    {
        Clear();
        ArrayPool<float>.Shared.Return(_values);
        ArrayPool<int>.Shared.Return(_found);
    }

    private static float[] Zeros(int count)
    {
        var rented = ArrayPool<float>.Shared.Rent(Math.Max(1, count));
        Array.Clear(rented);
        return rented;
    }

    private void TryAdd(ReadOnlySpan<int> documents, float value)
    {
        foreach (var document in documents)
        {
            if (_values[document] == 0)
            {
                _found[_count++] = document;
                _values[document] = value;
            }
        }
    }
}

using System.Collections.Concurrent;

namespace QuizHub.Server.Decks.Html.Scripts;

/// <summary>
/// What was made, in two generations: when the younger one has reached its bound, the older one goes and the younger takes its place. What is used meanwhile
/// moves up, so that what many readers look at stays. For several threads.
/// </summary>
/// <param name="most">Characters that a generation may hold.</param>
internal sealed class RecentResults<TKey, TValue>(long most)
    where TKey : notnull
{
    private readonly Lock _turning = new();
    private volatile ConcurrentDictionary<TKey, TValue> _young = new();
    private volatile ConcurrentDictionary<TKey, TValue> _old = new();
    private long _held;

    public bool TryGet(TKey key, out TValue value, Func<TValue, int> length)
    {
        if (_young.TryGetValue(key, out value!))
        {
            return true;
        }

        if (_old.TryGetValue(key, out value!))
        {
            Keep(key, value, length(value));
            return true;
        }

        return false;
    }

    public void Keep(TKey key, TValue value, int length)
    {
        lock (_turning)
        {
            if (_held > most)
            {
                (_old, _young, _held) = (_young, new(), 0);
            }

            _young[key] = value;
            _held += length;
        }
    }
}

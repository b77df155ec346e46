namespace QuizHub.Server.Progress;

/// <summary>
/// Mixes what is asked: kinds that are met in turn are told apart later (Rohrer, Dedrick and Burgess 2014). After an item comes one of a question that is mixed up with
/// its own, where one is near; else one of another topic. Within a window, so that the order given is kept roughly.
/// </summary>
public static class Interleaving
{
    /// <summary>No item is asked this many places earlier, and none more than this many places later, than it stood.</summary>
    public const int Window = 5;

    /// <param name="previous">What is asked before the first of them; null for nothing.</param>
    public static IEnumerable<ReviewChoice> Mix(IEnumerable<ReviewChoice> order, ReviewCandidate? previous = null)
    {
        var left = order.Index().ToList();
        for (var place = 0; left.Count > 0; place++)
        {
            var at = 0;
            if (previous is not null && place - left[0].Index < Window)
            {
                var best = int.MaxValue;
                for (var i = 0; i < Math.Min(Window, left.Count); i++)
                {
                    var distance = Distance(previous, left[i].Item.Candidate);
                    (at, best) = distance < best ? (i, distance) : (at, best);
                }
            }

            var next = left[at].Item;
            left.RemoveAt(at);
            previous = next.Candidate;
            yield return next;
        }
    }

    private static int Distance(ReviewCandidate one, ReviewCandidate other) =>
        AreConfusable(one, other) ? 0 : one.Topic != other.Topic ? 1 : 2;

    private static bool AreConfusable(ReviewCandidate one, ReviewCandidate other) =>
        one.Confusable.Contains(other.Question) || other.Confusable.Contains(one.Question);
}

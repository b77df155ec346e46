namespace QuizHub.Tests.Decks.Fuzz;

/// <summary>Something that must hold whatever is put in. Drawn from a number alone, so that a failure can be had again.</summary>
/// <param name="Share">How many are tried for each hundred that are asked for: they differ in cost.</param>
/// <param name="Try">Throws when it does not hold; says what was put in.</param>
public sealed record FuzzTarget(string Name, int Share, Action<Random> Try)
{
    /// <summary>Tries drawn inputs one after the other.</summary>
    /// <exception cref="FuzzFailedException">With the number to draw the failing input from.</exception>
    public void Run(int hundreds, int seed)
    {
        for (var number = 0; number < hundreds * Share; number++)
        {
            try
            {
                Try(new Random(seed + number));
            }
            catch (Exception error)
            {
                throw new FuzzFailedException($"{Name} fails with seed {seed + number}: {error.Message}", error);
            }
        }
    }
}

public sealed class FuzzFailedException(string message, Exception inner) : Exception(message, inner);

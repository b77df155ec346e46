namespace QuizHub.Site;

/// <summary>Where a share probably lies, given how often it came true: the Wilson score interval at 95 % (E. B. Wilson, JASA 22, 1927). Unlike the plain one it stays
/// inside 0 to 1 and is honest about few and about extreme counts.</summary>
/// <param name="Low">0 to 1.</param>
/// <param name="High">0 to 1, at least <paramref name="Low"/>.</param>
public readonly record struct Wilson(double Low, double High)
{
    // Two-sided 95 % of the normal distribution.
    private const double Z = 1.959964;

    /// <param name="count">Above 0 for an interval that says something; 0 gives the whole range.</param>
    public static Wilson Of(int right, int count)
    {
        if (count == 0)
        {
            return new(0, 1);
        }

        var share = (double)right / count;
        var scale = 1 + Z * Z / count;
        var middle = (share + Z * Z / (2 * count)) / scale;
        var half = Z / scale * Math.Sqrt(share * (1 - share) / count + Z * Z / (4.0 * count * count));
        // Rounding must not push the ends past what was seen.
        return new(Math.Clamp(middle - half, 0, share), Math.Clamp(middle + half, share, 1));
    }
}

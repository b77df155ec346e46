using QuizHub.Server.Progress.Memory;

namespace QuizHub.Server.Progress.Training;

/// <summary>
/// Runs one item's reviews through FSRS-6 and carries along the derivatives of S and D with respect to all 21 weights (forward sensitivities):
/// the gradient without a tape and without a library. The forward values are those of <see cref="Fsrs6"/>, which a test compares.
/// </summary>
/// <remarks>At a clamp the derivative is that of the constant, 0, as in the peers' automatic differentiation. Holds buffers: not for two threads at once.</remarks>
public sealed class Sensitivity(double[] w)
{
    private const int N = Fsrs6Weights.Count;

    private readonly double[] _dS = new double[N];
    private readonly double[] _dD = new double[N];
    private readonly double[] _dR = new double[N];
    private readonly double[] _next = new double[N];
    private double _stabilityAfter;

    public double Stability { get; private set; }

    public double Difficulty { get; private set; }

    /// <summary>dR/dw of the latest <see cref="Recall"/>.</summary>
    public ReadOnlySpan<double> RecallGradient => _dR;

    /// <summary>The first review: S = w[G−1], D = w4 − e^(w5·(G−1)) + 1.</summary>
    public void Begin(Grade grade)
    {
        Array.Clear(_dS);
        Array.Clear(_dD);
        var g = (int)grade;
        Stability = w[g - 1];
        _dS[g - 1] = 1;
        ClampStability();
        var slope = Math.Exp(w[5] * (g - 1));
        Difficulty = w[4] - slope + 1;
        _dD[4] = 1;
        _dD[5] = -(g - 1) * slope;
        ClampDifficulty();
    }

    /// <summary>A later review.</summary>
    public void Step(int days, Grade grade)
    {
        if (days < 1)
        {
            SameDay(grade);
        }
        else
        {
            var r = Recall(days);
            if (grade == Grade.Again)
            {
                Lapse(r);
            }
            else
            {
                Success(r, grade);
            }
        }

        Stability = _stabilityAfter;
        _next.CopyTo(_dS, 0);
        ClampStability();
        StepDifficulty((int)grade);
    }

    /// <summary>R after <paramref name="days"/>, and its gradient.</summary>
    public double Recall(double days)
    {
        var d = w[20];
        var power = Math.Exp(-Math.Log(0.9) / d);
        var factor = power - 1;
        var u = 1 + factor * days / Stability;
        var r = Math.Pow(u, -d);
        var byStability = r * d * factor * days / (Stability * Stability * u);
        for (var j = 0; j < N; j++)
        {
            _dR[j] = byStability * _dS[j];
        }

        var factorByDecay = power * Math.Log(0.9) / (d * d);
        _dR[20] += r * (-Math.Log(u) - d * (days / Stability) * factorByDecay / u);
        return r;
    }

    private void SameDay(Grade grade)
    {
        var s = Stability;
        var x = (int)grade - 3 + w[18];
        var increase = Math.Exp(w[17] * x) * Math.Pow(s, -w[19]);
        if (grade != Grade.Again && increase < 1)
        {
            _stabilityAfter = s;
            _dS.CopyTo(_next, 0);
            return;
        }

        var after = s * increase;
        _stabilityAfter = after;
        Scale(increase * (1 - w[19]));
        _next[17] += after * x;
        _next[18] += after * w[17];
        _next[19] -= after * Math.Log(s);
    }

    private void Success(double r, Grade grade)
    {
        var s = Stability;
        var bonus = grade switch { Grade.Hard => w[15], Grade.Easy => w[16], _ => 1 };
        var scale = Math.Exp(w[8]) * Math.Pow(s, -w[9]);
        var rise = Math.Exp(w[10] * (1 - r));
        var plain = scale * (11 - Difficulty) * (rise - 1);
        var gain = plain * bonus;
        _stabilityAfter = s * (1 + gain);
        Scale(1 + gain - gain * w[9]);
        var byDifficulty = -s * scale * (rise - 1) * bonus;
        var byExponent = s * scale * (11 - Difficulty) * rise * bonus;
        for (var j = 0; j < N; j++)
        {
            _next[j] += byDifficulty * _dD[j] - byExponent * w[10] * _dR[j];
        }

        _next[8] += s * gain;
        _next[9] -= s * gain * Math.Log(s);
        _next[10] += byExponent * (1 - r);
        if (grade is Grade.Hard or Grade.Easy)
        {
            _next[grade == Grade.Hard ? 15 : 16] += s * plain;
        }
    }

    private void Lapse(double r)
    {
        var s = Stability;
        var power = Math.Pow(s + 1, w[13]);
        var scale = w[11] * Math.Pow(Difficulty, -w[12]) * Math.Exp(w[14] * (1 - r));
        var lapsed = scale * (power - 1);
        var ceiling = s / Math.Exp(w[17] * w[18]);
        if (ceiling < lapsed)
        {
            _stabilityAfter = ceiling;
            Scale(ceiling / s);
            _next[17] -= ceiling * w[18];
            _next[18] -= ceiling * w[17];
            return;
        }

        _stabilityAfter = lapsed;
        Scale(scale * power * w[13] / (s + 1));
        for (var j = 0; j < N; j++)
        {
            _next[j] -= lapsed * (w[12] / Difficulty * _dD[j] + w[14] * _dR[j]);
        }

        _next[11] += lapsed / w[11];
        _next[12] -= lapsed * Math.Log(Difficulty);
        _next[13] += scale * power * Math.Log(s + 1);
        _next[14] += lapsed * (1 - r);
    }

    private void StepDifficulty(int g)
    {
        var slope = Math.Exp(3 * w[5]);
        var target = w[4] - slope + 1;
        var change = -w[6] * (g - 3);
        var room = (10 - Difficulty) / 9;
        var damped = Difficulty + change * room;
        var keep = 1 - w[7];
        for (var j = 0; j < N; j++)
        {
            _dD[j] *= keep * (1 - change / 9);
        }

        _dD[4] += w[7];
        _dD[5] -= w[7] * 3 * slope;
        _dD[6] -= keep * (g - 3) * room;
        _dD[7] += target - damped;
        Difficulty = w[7] * target + keep * damped;
        ClampDifficulty();
    }

    private void Scale(double byStability)
    {
        for (var j = 0; j < N; j++)
        {
            _next[j] = byStability * _dS[j];
        }
    }

    private void ClampStability()
    {
        if (Stability is < Fsrs6.MinimumStability or > Fsrs6.MaximumStability)
        {
            Stability = Math.Clamp(Stability, Fsrs6.MinimumStability, Fsrs6.MaximumStability);
            Array.Clear(_dS);
        }
    }

    private void ClampDifficulty()
    {
        if (Difficulty is < 1 or > 10)
        {
            Difficulty = Math.Clamp(Difficulty, 1, 10);
            Array.Clear(_dD);
        }
    }
}

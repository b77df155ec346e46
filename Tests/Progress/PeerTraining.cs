using System.Globalization;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Progress.Training;

namespace QuizHub.Tests.Progress;

/// <summary>Published vectors about training: loss, gradient, optimiser, penalty and first stabilities.</summary>
public static class PeerTraining
{
    public static IReadOnlyList<double> Compute(PeerCase one) => one.Kind switch
    {
        "training_loss" => [Loss(one, new double[21])],
        "training_gradient" => Gradient(one),
        "adam_step" => AdamStep(one),
        "l2_penalty" => [TrainingLoss.Distance(one.RawWeights, Fsrs6Weights.Default.Values, one.Input.GetProperty("gamma").GetDouble(),
            one.Input.GetProperty("batch_size").GetDouble() / one.Input.GetProperty("total_size").GetDouble(), new double[21])],
        "s0_loss" => [.. one.Input.Numbers("s0").Select(s0 => FirstStabilities.Loss(Groups(one), s0, one.Input.GetProperty("default_s0").GetDouble(), 0.1542))],
        "s0_search" => [FirstStabilities.Search(Groups(one), one.Input.GetProperty("average_recall").GetDouble(), Fsrs6Weights.Default[0], 0.1542)],
        "s0_fill" => [.. one.Input.GetProperty("rows").EnumerateArray().SelectMany(row => FirstStabilities.Fill(
            row.GetProperty("known").EnumerateObject().ToDictionary(pair => (Grade)int.Parse(pair.Name, CultureInfo.InvariantCulture), pair => pair.Value.GetDouble()),
            Fsrs6Weights.Default))],
        "learning_rate" => [.. Enumerable.Range(0, one.Input.GetProperty("steps").GetInt32()).Select(step =>
            Adam.Rate(one.Input.GetProperty("base_lr").GetDouble(), step, one.Input.GetProperty("t_max").GetInt32()))],
        _ => throw new NotSupportedException($"{one.Id}: no code knows the kind {one.Kind}."),
    };

    /// <summary>Histories as the vector has them: a row per review, a column per card.</summary>
    public static TrainingExample[] Examples(PeerCase one)
    {
        var days = one.Input.GetProperty("delta_t_history_rows");
        var grades = one.Input.GetProperty("rating_history_rows");
        var (last, recalled) = (one.Input.Numbers("delta_t"), one.Input.Numbers("recalled"));
        return [.. Enumerable.Range(0, last.Length).Select(card => new TrainingExample(
            [.. Enumerable.Range(0, days.GetArrayLength()).Select(i => new LoggedReview(days[i][card].GetInt32(), (Grade)grades[i][card].GetInt32(), default)),
                new((int)last[card], recalled[card] == 1 ? Grade.Good : Grade.Again, default)],
            days.GetArrayLength()))];
    }

    private static double Loss(PeerCase one, double[] gradient)
    {
        var examples = Examples(one);
        return TrainingLoss.Sum(one.RawWeights, examples, one.Input.Numbers("weights"), [.. Enumerable.Range(0, examples.Length)], gradient);
    }

    private static double[] Gradient(PeerCase one)
    {
        var gradient = new double[21];
        Loss(one, gradient);
        return gradient;
    }

    private static double[] AdamStep(PeerCase one)
    {
        var w = one.RawWeights;
        new Adam(w.Length).Step(w, one.Input.Numbers("gradient"), one.Input.GetProperty("lr").GetDouble());
        Fsrs6Weights.Clip(w);
        return w;
    }

    private static RecallGroup[] Groups(PeerCase one) =>
        [.. one.Input.Numbers("delta_t").Select((days, i) => new RecallGroup((int)days, one.Input.Numbers("recall")[i], one.Input.Numbers("count")[i]))];
}

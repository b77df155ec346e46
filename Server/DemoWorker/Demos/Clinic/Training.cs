using QuizHub.DemoWorker.Kit;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Clinic;

/// <summary>One loop for all cases: what is wrong with it is the setup's matter.</summary>
public static class Training
{
    private const int ScoreEvery = 6;

    /// <param name="each">Told after each step.</param>
    public static TrainingLog Run(DemoRun run, Setup setup, Action<TrainingLog> each)
    {
        var data = CaseData.Draw(run, setup);
        run.SeedTorch("net");
        using var net = new CaseNet(setup);
        using optim.Optimizer optimizer = setup.Adam
            ? optim.AdamW(net.parameters(), setup.LearningRate, weight_decay: setup.WeightDecay)
            : optim.SGD(net.parameters(), setup.LearningRate, weight_decay: setup.WeightDecay);
        var (random, order, log, right) = (run.Random("batches"), run.Random("scoring order"), new TrainingLog(), new List<double>());
        foreach (var step in run.Steps(setup.Steps))
        {
            net.train();
            if (setup.ZeroesGradients)
            {
                optimizer.zero_grad();
            }

            var batch = data.Train.Draw(random, setup.Batch);
            var outputs = net.call(batch.Inputs);
            var loss = nn.functional.cross_entropy(outputs, batch.Labels);
            loss.backward();
            log.Loss.Add(loss.item<float>());
            right.Add(Accuracy(outputs, batch.Labels));
            log.FirstGradient.Add(Norm(net.First.Select(weights => weights.grad!)));
            log.LastGradient.Add(Norm(net.Last.Select(weights => weights.grad!)));
            Clip(net, setup.ClipNorm);
            var scores = (step + 1) % ScoreEvery == 0;
            List<Tensor> before = scores ? [.. net.parameters().Select(weights => weights.detach().clone())] : [];
            optimizer.step();
            if (scores)
            {
                log.Scores.Add(Score(net, setup, data, order, step + 1, right.Average(), Update(net, before)));
                right.Clear();
            }

            each(log);
        }

        return log;
    }

    private static Scores Score(CaseNet net, Setup setup, CaseData data, Random order, int step, double train, double update)
    {
        using var _ = no_grad();
        net.train(setup.ScoresInTrainingMode);
        var (loss, heldOut) = Judge(net, data.HeldOut, setup.ScoringBatch, order);
        return new(step, train, loss, heldOut, Judge(net, data.New, setup.ScoringBatch, order).Accuracy, update);
    }

    /// <summary>Reads the examples in an order drawn anew, as a shuffling loader does. A net in evaluation mode does not notice.</summary>
    private static (double Loss, double Accuracy) Judge(CaseNet net, LabelledPoints points, int batch, Random order)
    {
        long[] drawn = [.. Enumerable.Range(0, points.Count).Select(place => (long)place)];
        order.Shuffle(drawn);
        var places = tensor(drawn);
        var (inputs, labels) = (points.Inputs.index_select(0, places), points.Labels.index_select(0, places));
        var outputs = cat([.. inputs.split(batch).Select(net.call)]);
        return (nn.functional.cross_entropy(outputs, labels).item<float>(), Accuracy(outputs, labels));
    }

    private static double Accuracy(Tensor outputs, Tensor labels) =>
        outputs.argmax(1).eq(labels).to_type(ScalarType.Float64).mean().item<double>();

    private static double Norm(IEnumerable<Tensor> tensors) => Math.Sqrt(tensors.Sum(part => Math.Pow(part.norm().item<float>(), 2)));

    private static void Clip(CaseNet net, double? most)
    {
        var norm = most is null ? 0 : Norm(net.parameters().Select(weights => weights.grad!));
        if (norm > most)
        {
            foreach (var weights in net.parameters())
            {
                weights.grad!.mul_(most.Value / norm);
            }
        }
    }

    private static double Update(CaseNet net, IReadOnlyList<Tensor> before)
    {
        using var _ = no_grad();
        return Norm(net.parameters().Zip(before, (weights, old) => weights - old)) / Norm(before);
    }
}

using QuizHub.DemoWorker.Kit;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Clinic;

/// <summary>Four classes of vectors, or of sequences whose first steps tell the class, in the three sets that every run logs.</summary>
/// <param name="New">Drawn after the split, and labelled with care: what comes in production.</param>
public sealed record CaseData(LabelledPoints Train, LabelledPoints HeldOut, LabelledPoints New)
{
    public const int Classes = 4, TrainExamples = 256, HeldOutExamples = 128, NewExamples = 128;
    public const int Features = 16, Length = 24, SequenceFeatures = 2;

    /// <summary>Of each middle from the origin.</summary>
    private const double Distance = 2.4;

    /// <summary>Steps of a sequence that tell its class; the rest is noise to be remembered across.</summary>
    private const int TellingSteps = 5;

    public static CaseData Draw(DemoRun run, Setup setup)
    {
        var middles = Middles(run.Random("middles"), setup);
        var train = Points(run.Random("train"), TrainExamples, middles, setup);
        var heldOut = Points(run.Random("held out"), HeldOutExamples, middles, setup);
        var fresh = Points(run.Random("new"), NewExamples, middles, setup);
        train = WithWrongLabels(train, run.Random("wrong in train"), setup.WrongLabels);
        heldOut = WithWrongLabels(heldOut, run.Random("wrong in held out"), setup.WrongLabels);
        if (setup.LabelsShuffled)
        {
            var labels = train.Labels.data<long>().ToArray();
            run.Random("shuffle").Shuffle(labels);
            train = train with { Labels = Own(labels) };
        }

        return new(WithLeak(train, heldOut, setup.Leaked), heldOut, fresh);
    }

    /// <summary>The middle of each class. Of vectors: perpendicular to each other, so that every seed's problem is as hard as the next one's.</summary>
    private static double[][] Middles(Random random, Setup setup)
    {
        if (setup.IsRecurrent)
        {
            return [.. Enumerable.Range(0, Classes).Select(label => new[] { Math.Cos(2 * Math.PI * label / Classes), Math.Sin(2 * Math.PI * label / Classes) })];
        }

        var middles = new List<double[]>();
        while (middles.Count < Classes)
        {
            double[] direction = [.. Enumerable.Range(0, Features).Select(_ => random.NextGaussian())];
            foreach (var other in middles)
            {
                var along = direction.Zip(other, (one, two) => one * two).Sum() / (Distance * Distance);
                direction = [.. direction.Zip(other, (one, two) => one - along * two)];
            }

            var length = Math.Sqrt(direction.Sum(part => part * part));
            middles.Add([.. direction.Select(part => Distance * part / length)]);
        }

        return [.. middles];
    }

    private static LabelledPoints Points(Random random, int count, double[][] middles, Setup setup)
    {
        var (rows, width) = setup.IsRecurrent ? (Length, SequenceFeatures) : (1, Features);
        var inputs = new float[count * rows * width];
        var labels = new long[count];
        for (var place = 0; place < inputs.Length; place++)
        {
            var (example, row, feature) = (place / (rows * width), place / width % rows, place % width);
            labels[example] = example % Classes;
            var tells = rows == 1 || row < TellingSteps;
            inputs[place] = (float)((tells ? middles[labels[example]][feature] : 0) + setup.Spread * random.NextGaussian());
        }

        using var borrowed = tensor(inputs, setup.IsRecurrent ? [count, rows, width] : [count, width]);
        return new(borrowed.clone(), Own(labels));
    }

    private static LabelledPoints WithWrongLabels(LabelledPoints points, Random random, double share)
    {
        var labels = points.Labels.data<long>().ToArray();
        for (var example = 0; example < labels.Length; example++)
        {
            // Both numbers are drawn whatever the share, so that a remedy changes nothing else.
            var (draw, other) = (random.NextDouble(), random.Next(1, Classes));
            labels[example] = draw < share ? (labels[example] + other) % Classes : labels[example];
        }

        return points with { Labels = Own(labels) };
    }

    /// <summary>The first held-out examples take the place of as many training examples.</summary>
    private static LabelledPoints WithLeak(LabelledPoints train, LabelledPoints heldOut, double share)
    {
        var leaked = (long)Math.Round(share * heldOut.Count);
        return leaked == 0
            ? train
            : new(cat([heldOut.Inputs[..(int)leaked], train.Inputs[(int)leaked..]]), cat([heldOut.Labels[..(int)leaked], train.Labels[(int)leaked..]]));
    }

    private static Tensor Own(long[] labels)
    {
        using var borrowed = tensor(labels);
        return borrowed.clone();
    }
}

using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Normalization;

/// <summary>
/// Batches of sentences of unequal length beside batches of images, which all have every position: how much the mean of one feature, taken over a batch, fluctuates from
/// batch to batch. By position, with only the sentences that reach it; and over all positions, with padding left out or counted as zeros.
/// </summary>
public class SequenceStatisticsDemo : IDemo
{
    private const int Longest = 20, Features = 8, Batches = 200, FromLast = 3, Shown = 60;
    private const double Offset = 1;

    private static readonly NumberSetting LengthSpread = new(
        "lengthSpread", new("Spread of lengths", "长度的离散程度"), 1, 0, 1, 0.05, Help: new("0: all sentences have 20 words; 1: lengths from 1 to 20.", "0：所有句子都是 20 个词；1：长度从 1 到 20。"));
    private static readonly IntegerSetting BatchSize = new("batchSize", new("Sentences per batch", "每批句子数"), 32, 8, 256);
    private static readonly NumberSetting Correlation = new(
        "correlation", new("Correlation of words in a sentence", "同一句子中词的相关程度"), 0.3, 0, 0.9, 0.05, Help: new("Share of the variance that all words of a sentence have in common.", "方差中由同一句子所有词共有的比例。"));
    private static readonly NumberSetting PixelCorrelation = new(
        "pixelCorrelation", new("Correlation of pixels in an image", "同一图像中像素的相关程度"), 0, 0, 0.9, 0.05);

    private static readonly Axis PositionAxis = new(new("Position", "位置"));
    private static readonly Axis Fluctuation = new(new("Standard deviation over batches", "各批次之间的标准差"));
    private static readonly FigureDeclaration ByPosition = new(
        "byPosition", FigureKind.Lines, new("How much the batch mean of a position fluctuates", "某一位置的批均值波动多大"), PositionAxis, Fluctuation with { Min = 0 });
    private static readonly FigureDeclaration Reached = new(
        "reached", FigureKind.Lines, new("Examples per batch that have the position", "每批中含有该位置的样本数"), PositionAxis, new(new("Examples", "样本数"), Min: 0));
    private static readonly FigureDeclaration Course = new(
        "course", FigureKind.Lines, new("Batch mean of one feature, batch by batch", "一个特征的批均值，逐批"), new(new("Batch", "批次")), new(new("Mean of the batch", "批均值")));
    private static readonly FigureDeclaration Pooled = new(
        "pooled", FigureKind.Bars, new("Over all positions together: fluctuation of the batch statistic", "所有位置合在一起：批统计量的波动"), null, Fluctuation with { Min = 0 },
        [new("mean", "均值"), new("variance", "方差")]);

    public virtual DemoDeclaration Declaration { get; } = new(
        "sequence-statistics", 1, new("Batch statistics of sentences and images", "句子与图像的批统计量"),
        new("How steady means and variances over a batch are, by position and over all positions.", "批次上的均值和方差有多稳定：逐个位置，以及所有位置合在一起。"),
        UsesSeed: true, [LengthSpread, BatchSize, Correlation, PixelCorrelation], [ByPosition, Reached, Course, Pooled],
        [
            Facts.Number("first.fluctuation", "Sentences, first position: fluctuation of the batch mean", "句子，第一个位置：批均值的波动"),
            Facts.Number("late.fluctuation", "Sentences, third position from the end: fluctuation of the batch mean", "句子，倒数第三个位置：批均值的波动"),
            Facts.Number("late.ratio", "Sentences: late position divided by first", "句子：靠后位置与第一个位置之比"),
            Facts.Number("late.predicted", "The same by 1/√(sentences that reach it)", "同上，按 1/√(到达该位置的句子数) 预测"),
            Facts.Number("late.reached", "Sentences per batch that reach the late position", "每批中到达靠后位置的句子数"),
            Facts.Number("image.ratio", "Images: late position divided by first", "图像：靠后位置与第一个位置之比"),
            Facts.Number("pooled.ratio", "Mean over all words, padding left out: fluctuation divided by that of images", "所有词的均值（不计填充）：波动与图像之比"),
            Facts.Number("padded.meanRatio", "The same with padding counted as zeros", "同上，填充按零计入"),
            Facts.Number("padded.share", "Mean over all words with padding as zeros, divided by that without", "所有词的均值：填充按零计入与不计填充之比"),
            Facts.Number("padded.varianceRatio", "Variance with padding counted as zeros: fluctuation divided by that of images", "方差（填充按零计入）：波动与图像之比"),
        ]);

    public Text Run(DemoRun run)
    {
        var (size, late) = (run[BatchSize], Longest - FromLast);
        var (words, pixels) = (run.Random("words"), run.Random("pixels"));
        var lengths = run.Random("lengths");
        var shortest = Math.Max(1, (int)Math.Round(Longest - run[LengthSpread] * (Longest - 1)));
        var text = Enumerable.Range(0, Longest).Select(_ => new Spread()).ToArray();
        var image = Enumerable.Range(0, Longest).Select(_ => new Spread()).ToArray();
        var (pooledText, pooledImage, padded, paddedVariance, maskedVariance, imageVariance) = (new Spread(), new Spread(), new Spread(), new Spread(), new Spread(), new Spread());
        var (reached, inverse, counted) = (new double[Longest], 0.0, 0);
        var (firstCourse, lateCourse) = (run.Series(Course, "first", new("first position", "第一个位置")), run.Series(Course, "late", new("late position", "靠后的位置")));
        run.Plan(Batches);
        foreach (var batch in run.Steps(Batches))
        {
            var sentences = Draw(words, size, run[Correlation]);
            var images = Draw(pixels, size, run[PixelCorrelation]);
            var length = Enumerable.Range(0, size).Select(_ => lengths.Next(shortest, Longest + 1)).ToArray();
            using var mask = tensor(length.SelectMany(many => Enumerable.Range(0, Longest).Select(position => Has(position, many) ? 1.0 : 0.0)).ToArray(), [size, Longest, 1]);
            for (var position = 0; position < Longest; position++)
            {
                var many = length.Count(one => Has(position, one));
                reached[position] += (double)many / Batches;
                image[position].Add(images.select(1, position).mean([0L]));
                if (many < 2)
                {
                    continue;
                }

                var mean = (sentences.select(1, position) * mask.select(1, position)).sum([0L]) / many;
                text[position].Add(mean);
                (inverse, counted) = position == late ? (inverse + (double)size / many, counted + 1) : (inverse, counted);
                if (batch < Shown && (position == 0 || position == late))
                {
                    (position == 0 ? firstCourse : lateCourse).Add(batch + 1, mean[0].item<double>());
                }
            }

            var (kept, all) = ((sentences * mask).sum([0L, 1L]) / mask.sum(), sentences * mask);
            pooledText.Add(kept);
            pooledImage.Add(images.mean([0L, 1L]));
            padded.Add(all.mean([0L, 1L]));
            maskedVariance.Add(((sentences - kept).square() * mask).sum([0L, 1L]) / mask.sum());
            paddedVariance.Add(all.var([0L, 1L], unbiased: false));
            imageVariance.Add(images.var([0L, 1L], unbiased: false));
        }

        foreach (var (id, name, spreads) in new[] { ("text", new Text("sentences", "句子"), text), ("image", new Text("images", "图像"), image) })
        {
            run.Series(ByPosition, id, name).Replace(spreads.Select((spread, position) => (position + 1.0, spread.Size)));
        }

        run.Series(Reached, "text", new("sentences", "句子")).Replace(reached.Select((many, position) => (position + 1.0, many)));
        run.Series(Reached, "image", new("images", "图像")).Replace(reached.Select((_, position) => (position + 1.0, (double)size)));
        run.Bars(Pooled, "image", new("images", "图像"), pooledImage.Size, imageVariance.Size);
        run.Bars(Pooled, "masked", new("sentences, padding left out", "句子，不计填充"), pooledText.Size, maskedVariance.Size);
        run.Bars(Pooled, "padded", new("sentences, padding as zeros", "句子，填充按零计入"), padded.Size, paddedVariance.Size);
        var (ratio, imageRatio, predicted) = (text[late].Size / text[0].Size, image[late].Size / image[0].Size, Math.Sqrt(inverse / counted));
        run.Fact("first.fluctuation", text[0].Size);
        run.Fact("late.fluctuation", text[late].Size);
        run.Fact("late.ratio", ratio);
        run.Fact("late.predicted", predicted);
        run.Fact("late.reached", reached[late]);
        run.Fact("image.ratio", imageRatio);
        run.Fact("pooled.ratio", pooledText.Size / pooledImage.Size);
        run.Fact("padded.meanRatio", padded.Size / pooledImage.Size);
        run.Fact("padded.share", padded.Mean / pooledText.Mean);
        run.Fact("padded.varianceRatio", paddedVariance.Size / imageVariance.Size);
        return new(
            $"{Say.Number(reached[late])} of {size} sentences reach position {late + 1}. Its batch mean fluctuates {Say.Number(ratio)} times as much as the first position's (predicted {Say.Number(predicted)}); in images {Say.Number(imageRatio)} times. "
            + $"Over all positions the mean fluctuates {Say.Number(pooledText.Size / pooledImage.Size)} times as much as in images, with padding as zeros {Say.Number(padded.Size / pooledImage.Size)} times, but then the variance {Say.Number(paddedVariance.Size / imageVariance.Size)} times.",
            $"{size} 个句子中平均有 {Say.Number(reached[late])} 个到达第 {late + 1} 个位置。该位置批均值的波动是第一个位置的 {Say.Number(ratio)} 倍（预测 {Say.Number(predicted)}）；图像则为 {Say.Number(imageRatio)} 倍。"
            + $"所有位置合在一起，均值的波动是图像的 {Say.Number(pooledText.Size / pooledImage.Size)} 倍，填充按零计入时为 {Say.Number(padded.Size / pooledImage.Size)} 倍，但这时方差的波动是 {Say.Number(paddedVariance.Size / imageVariance.Size)} 倍。");
    }

    /// <summary>Whether a sentence of the given length has the position.</summary>
    protected virtual bool Has(int position, int length) => position < length;

    /// <summary>The share of the variance that the words of a sentence have in common.</summary>
    protected virtual double Common(double correlation) => correlation;

    /// <summary>Vectors of mean <see cref="Offset"/> and variance 1 for every position; those of one example share a part.</summary>
    private Tensor Draw(Random random, int size, double correlation)
    {
        var share = Common(correlation);
        return Offset + Math.Sqrt(share) * Samples.Gaussian(random, ScalarType.Float64, size, 1, Features) + Math.Sqrt(1 - share) * Samples.Gaussian(random, ScalarType.Float64, size, Longest, Features);
    }

    /// <summary>How much a statistic fluctuates from batch to batch: its standard deviation, over all features alike.</summary>
    private sealed class Spread
    {
        private readonly List<double[]> _rows = [];

        public double Size => _rows.Count < 2 ? double.NaN : Math.Sqrt(Enumerable.Range(0, Features).Average(feature =>
        {
            var mean = _rows.Average(row => row[feature]);
            return _rows.Sum(row => Math.Pow(row[feature] - mean, 2)) / (_rows.Count - 1);
        }));

        public double Mean => _rows.Average(row => row.Average());

        public void Add(Tensor statistic) => _rows.Add([.. statistic.data<double>()]);
    }
}

using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Quizzes;

namespace QuizHub.Tests.Quizzes.KeyPoints;

/// <summary>What typed words suggest, on the shipped key points: each row is a question, one of its points, a sentence, and whether it suggests the point.</summary>
public sealed class KeyPointSuggestionTests(ShippedDeck shipped) : IClassFixture<ShippedDeck>
{
    [Theory]
    [InlineData("layer-norm-vs-batch-norm", "no-running", "Layer norm keeps running statistics.", false)]
    [InlineData("layer-norm-vs-batch-norm", "no-running", "Layer norm keeps no running statistics.", true)]
    [InlineData("layer-norm-vs-batch-norm", "no-running", "It doesn't keep any running mean or variance.", true)]
    [InlineData("layer-norm-vs-batch-norm", "no-running", "It needs a moving average for inference", false)]
    [InlineData("layer-norm-vs-batch-norm", "no-running", "It works without a moving average.", true)]
    [InlineData("layer-norm-vs-batch-norm", "no-running", "Running statistics are not needed.", true)]
    [InlineData("layer-norm-vs-batch-norm", "no-running", "Unlike batch norm, layer norm never keeps running statistics.", true)]
    [InlineData("layer-norm-vs-batch-norm", "no-running", "Not only the mean: running statistics are kept.", false)]
    [InlineData("layer-norm-vs-batch-norm", "batch-size", "It does not depend on the batch.", true)]
    [InlineData("layer-norm-vs-batch-norm", "batch-size", "It depends on the batch.", false)]
    [InlineData("layer-norm-vs-batch-norm", "batch-size", "Even a batch of one is fine", true)]
    [InlineData("layer-norm-vs-batch-norm", "batch-size", "It is not independent of the batch.", false)]
    [InlineData("adam-vs-sgd", "current-batch", "The steps of SGD are noisy.", true)]
    [InlineData("adam-vs-sgd", "current-batch", "The steps of SGD are not noisy.", false)]
    [InlineData("adam-vs-sgd", "current-batch", "SGD isn't noisy at all", false)]
    [InlineData("adam-vs-sgd", "current-batch", "SGD isn’t noisy at all", false)]
    [InlineData("adam-vs-sgd", "current-batch", "SGD's steps are never noisy", false)]
    [InlineData("adam-vs-sgd", "current-batch", "The path is smooth rather than noisy.", false)]
    [InlineData("adam-vs-sgd", "current-batch", "The path is noisy rather than smooth.", true)]
    [InlineData("adam-vs-sgd", "current-batch", "Instead of a noisy path we see a straight line.", false)]
    [InlineData("adam-vs-sgd", "current-batch", "Instead of the whole data it takes the current batch.", true)]
    [InlineData("adam-vs-sgd", "current-batch", "It is not smooth but noisy.", true)]
    [InlineData("adam-vs-sgd", "current-batch", "It is not smooth, it is noisy.", true)]
    [InlineData("adam-vs-sgd", "current-batch", "Without momentum, the path is noisy.", true)]
    [InlineData("adam-vs-sgd", "current-batch", "Without momentum it stays noisy.", true)]
    [InlineData("adam-vs-sgd", "current-batch", "Unlike Adam it is noisy.", true)]
    [InlineData("adam-vs-sgd", "current-batch", "It is not only slow, it is noisy.", true)]
    [InlineData("adam-vs-sgd", "current-batch", "It is not only slow but noisy.", true)]
    [InlineData("adam-vs-sgd", "current-batch", "No, it is noisy.", true)]
    [InlineData("adam-vs-sgd", "current-batch", "There is no doubt that it is noisy.", true)]
    [InlineData("adam-vs-sgd", "current-batch", "It is neither slow nor noisy.", false)]
    [InlineData("adam-vs-sgd", "current-batch", "It is by no means noisy, slow or unstable.", false)]
    [InlineData("adam-vs-sgd", "current-batch", "It is not slow, noisy or unstable.", false)]
    [InlineData("adam-vs-sgd", "current-batch", "It is no longer noisy.", false)]
    [InlineData("adam-vs-sgd", "current-batch", "The curve fails to look noisy.", false)]
    [InlineData("adam-vs-sgd", "current-batch", "It cannot converge and it is noisy.", true)]
    [InlineData("adam-vs-sgd", "current-batch", "It is never not noisy.", true)]
    [InlineData("adam-vs-sgd", "current-batch", "Because it does not average, it is noisy.", true)]
    [InlineData("adam-vs-sgd", "current-batch", "The updates are anything but noisy.", false)]
    [InlineData("adam-vs-sgd", "current-batch", "It is noisy and does not converge.", true)]
    [InlineData("adam-vs-sgd", "current-batch", "SGD is noisy because it does not average.", true)]
    [InlineData("adam-vs-sgd", "current-batch", "Not because it is noisy.", false)]
    [InlineData("adam-vs-sgd", "current-batch", "I don't think it is noisy.", false)]
    [InlineData("adam-vs-sgd", "current-batch", "The gradient is noisy, isn't it?", true)]
    [InlineData("adam-vs-sgd", "current-batch", "It uses the current batch, not the whole set.", true)]
    [InlineData("adam-vs-sgd", "current-batch", "Unlike Adam, SGD is noisy.", true)]
    [InlineData("activation-functions", "saturate", "It doesn't saturate, vanish or go flat.", false)]
    [InlineData("sgd", "noise-floor", "It hovers above the noise floor", true)]
    [InlineData("sgd", "noise-floor", "There is no noise floor.", false)]
    [InlineData("sgd", "unbiased", "The gradient is unbiased.", true)]
    [InlineData("sgd", "unbiased", "The gradient is biased.", false)]
    [InlineData("sgd", "unbiased", "The gradient is not unbiased.", false)]
    [InlineData("sgd", "unbiased", "On   average it is RIGHT", true)]
    [InlineData("activation-functions", "saturate", "Sigmoid saturates", true)]
    [InlineData("activation-functions", "saturate", "Sigmoid does not saturate", false)]
    [InlineData("activation-functions", "saturate", "Sigmoid doesn't saturate", false)]
    [InlineData("activation-functions", "relu-cheap", "ReLU does not saturate", true)]
    [InlineData("activation-functions", "relu-cheap", "ReLU is not cheap", false)]
    [InlineData("rnn-gradient-problems", "by-norm", "One should clip by value.", false)]
    [InlineData("rnn-gradient-problems", "by-norm", "One should clip by norm.", true)]
    [InlineData("rnn-gradient-problems", "by-norm", "It keeps the direction, which clipping by value does not.", true)]
    [InlineData("pooling", "no-weights", "It has no weights.", true)]
    [InlineData("pooling", "no-weights", "It has weights.", false)]
    [InlineData("lstm-vs-rnn", "exploding", "It does not prevent explosions", true)]
    [InlineData("lstm-vs-rnn", "exploding", "It prevents explosions", false)]
    [InlineData("role-of-activations", "non-linear", "They must be non‑linear.", true)]
    [InlineData("role-of-activations", "non-linear", "They need not be non-linear.", false)]
    public void English(string question, string point, string typed, bool isSuggested) => AssertSuggested("en", question, point, typed, isSuggested);

    [Theory]
    [InlineData("layer-norm-vs-batch-norm", "no-running", "层归一化保存滑动统计量。", false)]
    [InlineData("layer-norm-vs-batch-norm", "no-running", "层归一化不保存滑动统计量。", true)]
    [InlineData("layer-norm-vs-batch-norm", "no-running", "它没有滑动平均。", true)]
    [InlineData("layer-norm-vs-batch-norm", "no-running", "它也要用移动平均", false)]
    [InlineData("layer-norm-vs-batch-norm", "no-running", "无需移动平均", true)]
    [InlineData("layer-norm-vs-batch-norm", "no-running", "滑动统计量不保存", true)]
    [InlineData("layer-norm-vs-batch-norm", "no-running", "不仅如此，它还保存滑动统计量", false)]
    [InlineData("layer-norm-vs-batch-norm", "batch-size", "它不依赖批次", true)]
    [InlineData("layer-norm-vs-batch-norm", "batch-size", "它依赖批次", false)]
    [InlineData("adam-vs-sgd", "current-batch", "SGD 的方向有噪声", true)]
    [InlineData("adam-vs-sgd", "current-batch", "SGD 的方向没有噪声", false)]
    [InlineData("adam-vs-sgd", "current-batch", "SGD 的方向并不嘈杂", false)]
    [InlineData("adam-vs-sgd", "current-batch", "SGD 从不嘈杂", false)]
    [InlineData("adam-vs-sgd", "current-batch", "路径平滑而不是嘈杂", false)]
    [InlineData("adam-vs-sgd", "current-batch", "路径嘈杂而不是平滑", true)]
    [InlineData("adam-vs-sgd", "current-batch", "路径平滑，而非嘈杂", false)]
    [InlineData("adam-vs-sgd", "current-batch", "不平滑，而是嘈杂", true)]
    [InlineData("adam-vs-sgd", "current-batch", "不平滑而是嘈杂", true)]
    [InlineData("adam-vs-sgd", "current-batch", "没有动量，路径就嘈杂", true)]
    [InlineData("adam-vs-sgd", "current-batch", "没有动量时路径嘈杂", true)]
    [InlineData("adam-vs-sgd", "current-batch", "它不看历史，只看当前批", true)]
    [InlineData("adam-vs-sgd", "current-batch", "它不只慢，还嘈杂", true)]
    [InlineData("adam-vs-sgd", "current-batch", "不同的批次带来噪声", true)]
    [InlineData("adam-vs-sgd", "current-batch", "每一步都不断受到噪声影响", true)]
    [InlineData("adam-vs-sgd", "current-batch", "步子非常嘈杂", true)]
    [InlineData("adam-vs-sgd", "current-batch", "它既不慢也不嘈杂", false)]
    [InlineData("adam-vs-sgd", "current-batch", "它没有抖动、噪声或漂移", false)]
    [InlineData("adam-vs-sgd", "current-batch", "它未受噪声影响", false)]
    [InlineData("adam-vs-sgd", "current-batch", "它不会再有噪声", false)]
    [InlineData("adam-vs-sgd", "current-batch", "不能没有噪声", true)]
    [InlineData("adam-vs-sgd", "current-batch", "并非嘈杂", false)]
    [InlineData("adam-vs-sgd", "current-batch", "虽然不快，但是嘈杂", true)]
    [InlineData("adam-vs-sgd", "current-batch", "与噪声无关", false)]
    [InlineData("adam-vs-sgd", "current-batch", "不用全部数据而只用当前批", true)]
    [InlineData("adam-vs-sgd", "current-batch", "不是因为噪声", false)]
    [InlineData("adam-vs-sgd", "current-batch", "因为没有历史，所以嘈杂", true)]
    [InlineData("adam-vs-sgd", "current-batch", "我不认为它嘈杂", false)]
    [InlineData("adam-vs-sgd", "current-batch", "噪声不存在", false)]
    [InlineData("adam-vs-sgd", "current-batch", "它没有历史", true)]
    [InlineData("sgd", "unbiased", "小批量梯度是无偏估计", true)]
    [InlineData("sgd", "unbiased", "小批量梯度不是无偏估计", false)]
    [InlineData("sgd", "unbiased", "小批量梯度是有偏的", false)]
    [InlineData("sgd", "noise-floor", "它会在最小值附近徘徊", true)]
    [InlineData("sgd", "noise-floor", "它不会在最小值附近徘徊", false)]
    [InlineData("activation-functions", "saturate", "sigmoid 两端饱和", true)]
    [InlineData("activation-functions", "saturate", "sigmoid 不饱和", false)]
    [InlineData("activation-functions", "saturate", "ＳＩＧＭＯＩＤ 两端会饱和", true)]
    [InlineData("activation-functions", "relu-cheap", "ReLU 不饱和", true)]
    [InlineData("activation-functions", "relu-cheap", "ReLU 并不便宜", false)]
    [InlineData("rnn-gradient-problems", "by-norm", "应该按值裁剪", false)]
    [InlineData("rnn-gradient-problems", "by-norm", "应该按范数裁剪", true)]
    [InlineData("pooling", "no-weights", "它没有权重", true)]
    [InlineData("pooling", "no-weights", "它有权重", false)]
    [InlineData("role-of-activations", "non-linear", "要有非线性", true)]
    [InlineData("role-of-activations", "non-linear", "不需要非线性", false)]
    [InlineData("convolution", "equivariance", "卷积是等变的", true)]
    [InlineData("convolution", "equivariance", "卷积不是等变的", false)]
    public void Chinese(string question, string point, string typed, bool isSuggested) => AssertSuggested("zh", question, point, typed, isSuggested);

    /// <summary>Whoever says a point in its own words is understood, however it denies.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Every_points_own_words_suggest_it_where_they_have_a_term_of_it(string language)
    {
        foreach (var (question, points) in shipped.Points(language))
        {
            foreach (var point in points.Where(point => point.MatchTerms.Any(term => point.Text.Contains(term, StringComparison.OrdinalIgnoreCase))))
            {
                Assert.True(KeyPointSuggestions.Of(points, point.Text).Any(suggestion => suggestion.Point == point.Id), $"{question}#{point.Id}: {point.Text}");
            }
        }
    }

    [Fact]
    public void The_words_shown_are_those_that_were_typed()
    {
        var points = shipped.Points("en").Single(question => question.Question == "sgd").Points;
        var suggestion = Assert.Single(KeyPointSuggestions.Of(points, "First of all. The Gradient is  UNBIASED, I think."), made => made.Point == "unbiased");
        Assert.Equal("The Gradient is  UNBIASED", suggestion.Words);
    }

    [Theory]
    [InlineData("It is unbiased.", true)]
    [InlineData("The EXPECTATIONS agree", true)]
    [InlineData("in　ｅｘｐｅｃｔａｔｉｏｎ", true)]
    [InlineData("self-expectation", true)]
    [InlineData("nunbiased", false)]
    [InlineData("It is biased", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_term_counts_at_the_start_of_a_word(string? typed, bool isSuggested) =>
        Assert.Equal(isSuggested, KeyPointSuggestions.Of([Point("unbiased", "expectation")], typed).Count == 1);

    [Fact]
    public void A_point_without_terms_is_never_suggested()
    {
        Assert.Empty(KeyPointSuggestions.Of([Point()], "anything"));
        Assert.Empty(KeyPointSuggestions.Of([Point(" ")], "anything at all"));
    }

    private static KeyPointView Point(params string[] terms) => new("point", false, "Point", terms);

    private void AssertSuggested(string language, string question, string point, string typed, bool isSuggested)
    {
        var points = shipped.Points(language).Single(known => known.Question == question).Points;
        Assert.Contains(points, known => known.Id == point);
        Assert.Equal(isSuggested, KeyPointSuggestions.Of(points, typed).Any(suggestion => suggestion.Point == point));
    }
}

/// <summary>The key points of the shipped deck.</summary>
public sealed class ShippedDeck
{
    private readonly Deck _deck = SharedParts.ShippedDeck;

    public IEnumerable<(string Question, IReadOnlyList<KeyPointView> Points)> Points(string language) =>
        _deck.Questions.Select(question => (question.Slug, (IReadOnlyList<KeyPointView>)[.. question.In(language).KeyPoints.Select(InterviewStates.ToMatch)]));
}

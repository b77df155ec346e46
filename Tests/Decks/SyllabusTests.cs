using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;

namespace QuizHub.Tests.Decks;

/// <summary>The shipped deck holds the whole syllabus: every question in both languages with every part, items of every kind that it needs, a demo with claims. Slugs are public.</summary>
public sealed class SyllabusTests
{
    private static readonly Deck Deck = SharedParts.ShippedDeck;

    public static readonly TheoryData<string, string, string> Questions = new()
    {
        { "optimizers", "sgd", "sgd-variants" },
        { "optimizers", "adam", "adam-bias-correction" },
        { "optimizers", "adam-vs-sgd", "adam-vs-sgd" },
        { "overfitting", "overfitting", "overfitting-remedies" },
        { "overfitting", "overfitting-vs-underfitting", "polynomial-capacity" },
        { "overfitting", "bias-and-variance", "bias-variance" },
        { "normalization", "batch-norm", "batch-norm-training" },
        { "normalization", "batch-norm-inference", "batch-norm-running-stats" },
        { "normalization", "layer-norm-vs-batch-norm", "layer-norm-vs-batch-norm" },
        { "normalization", "transformer-normalization", "sequence-statistics" },
        { "normalization", "vanishing-and-exploding-gradients", "gradient-flow" },
        { "normalization", "tensor-products", "tensor-products" },
        { "neural-networks", "convolution", "convolution" },
        { "neural-networks", "pooling", "pooling" },
        { "neural-networks", "convolution-channels", "convolution-channels" },
        { "neural-networks", "gan", "gan" },
        { "neural-networks", "computation-graph", "computation-graph" },
        { "neural-networks", "tuning", "tuning-sweep" },
        { "neural-networks", "why-cnn-everywhere", "weight-sharing" },
        { "neural-networks", "lstm-vs-rnn", "rnn-memory" },
        { "neural-networks", "activation-functions", "activation-functions" },
        { "neural-networks", "why-nonlinearity", "linear-collapse" },
        { "neural-networks", "lstm-sigmoid-and-tanh", "lstm-gates" },
        { "neural-networks", "rnn-gradient-problems", "gradient-clipping" },
        { "neural-networks", "when-not-deep-learning", "pixel-permutation" },
        { "neural-networks", "glm-and-deep-learning", "glm-neuron" },
        { "neural-networks", "history", "depth-through-history" },
        { "neural-networks", "role-of-activations", "activation-properties" },
        { "neural-networks", "local-optima", "saddle-points" },
        { "neural-networks", "detecting-exploding-gradients", "explosion-detector" },
        { "neural-networks", "gru-vs-lstm", "gru-vs-lstm" },
    };

    /// <summary>Questions that learners mix up.</summary>
    public static readonly TheoryData<string, string> Pairs = new()
    {
        { "sgd", "adam" },
        { "batch-norm", "layer-norm-vs-batch-norm" },
        { "lstm-vs-rnn", "gru-vs-lstm" },
        { "vanishing-and-exploding-gradients", "rnn-gradient-problems" },
        { "overfitting", "overfitting-vs-underfitting" },
        { "overfitting-vs-underfitting", "bias-and-variance" },
        { "activation-functions", "lstm-sigmoid-and-tanh" },
    };

    [Fact]
    public void The_deck_is_the_syllabus_in_its_order()
    {
        Assert.Equal(["en", "zh"], Deck.Languages);
        Assert.Equal(Questions.Select(row => $"{row.Data.Item1}/{row.Data.Item2}"), Deck.Questions.Select(question => $"{question.TopicSlug}/{question.Slug}"));
        Assert.True(Deck.Questions.Sum(question => question.Items.Count) >= 155);
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_question_is_whole(string topic, string slug, string demo)
    {
        var question = Find(topic, slug);
        Assert.Equal(demo, question.Demo?.Name);
        Assert.True(question.Sources.Count >= 2, "Two sources to look up.");
        Assert.True(question.Claims.Count >= 1, "A claim.");
        Assert.All(question.Claims, claim => Assert.True(claim.Seeds.Count >= 20 && claim.Holds * 2 >= claim.Seeds.Count, $"{claim.Id}: {claim.Holds} of {claim.Seeds.Count}"));
        foreach (var language in Deck.Languages)
        {
            AssertWhole(question, question.Texts[language]);
        }
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_question_has_items_of_several_kinds_a_prediction_and_what_refutes_a_wrong_option(string topic, string slug, string demo)
    {
        var items = Find(topic, slug).Items;
        Assert.True(items.Count >= 5, $"{demo}: {items.Count} items.");
        Assert.True(items.Select(item => item.Facet).Distinct().Count() >= 4, "Four facets.");
        Assert.True(items.Select(item => item.Type).Distinct().Count() >= 3, "Three types.");
        Assert.Contains(items, item => item.Type == ItemType.Predict);
        Assert.Contains(items, item => item.Type == ItemType.SawIt);
        Assert.Contains(items, item => item.Body is ChoiceBody choice && choice.Options.Any(option => option.Refute is not null));
        Assert.All(items, item => Assert.Equal(Deck.Languages.Order(), item.Texts.Keys.Order()));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void What_is_often_confused_says_so_on_both_sides(string one, string other)
    {
        Assert.Contains(other, Deck.FindQuestion(one)!.Confusable);
        Assert.Contains(one, Deck.FindQuestion(other)!.Confusable);
    }

    /// <summary>One question of each confusable pair, or the one that treats both.</summary>
    [Theory]
    [InlineData("adam-vs-sgd")]
    [InlineData("overfitting-vs-underfitting")]
    [InlineData("bias-and-variance")]
    [InlineData("layer-norm-vs-batch-norm")]
    [InlineData("vanishing-and-exploding-gradients")]
    [InlineData("pooling")]
    [InlineData("activation-functions")]
    [InlineData("gru-vs-lstm")]
    public void A_confusable_pair_is_compared_at_least_twice(string slug) =>
        Assert.True(Deck.FindQuestion(slug)!.Items.Count(item => item.Facet == Facet.Compare) >= 2);

    private static Question Find(string topic, string slug) =>
        Deck.Questions.SingleOrDefault(question => question.TopicSlug == topic && question.Slug == slug) ?? throw new Xunit.Sdk.XunitException($"{topic}/{slug} is not in the deck.");

    private static void AssertWhole(Question question, QuestionText text)
    {
        string[] parts = [text.Title, text.ThirtySeconds, text.TwoMinutes, text.Explanation];
        Assert.All(parts, part => Assert.False(string.IsNullOrWhiteSpace(part)));
        Assert.True(text.Pitfalls.Count >= 1, "Pitfalls.");
        Assert.True(text.FollowUps.Count >= 3, "Three follow-ups.");
        Assert.All(text.FollowUps, followUp => Assert.Contains(followUp.Probes, text.KeyPoints.Select(point => point.Id)));
        Assert.InRange(text.KeyPoints.Count, 4, 8);
        Assert.Contains(text.KeyPoints, point => point.Indispensable);
        Assert.All(text.KeyPoints, point => Assert.NotEmpty(point.MatchTerms));
        Assert.Equal(question.Claims.Select(claim => claim.Id).Order(), text.Claims.Keys.Order());
        Assert.True(text.Explanation.Contains('$', StringComparison.Ordinal), "Formulas.");
        Assert.Contains("](term:", text.ThirtySeconds + text.TwoMinutes + text.Explanation + string.Concat(text.Pitfalls.Select(pitfall => pitfall.TruthMarkdown)), StringComparison.Ordinal);
        Assert.Contains("[@", text.Explanation, StringComparison.Ordinal);
    }
}

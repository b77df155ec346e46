using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.Normalization;

namespace QuizHub.FaultyWorker.Faults.Normalization;

/// <summary>Sentences that have every position, however short they are.</summary>
public sealed class EndlessSentencesDemo : SequenceStatisticsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "sequence-statistics.broken-length" };

    protected override bool Has(int position, int length) => true;
}

/// <summary>Sentences of which only the first half counts.</summary>
public sealed class HalvedSentencesDemo : SequenceStatisticsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "sequence-statistics.broken-half" };

    protected override bool Has(int position, int length) => 2 * position < length;
}

/// <summary>Words that have nothing in common.</summary>
public sealed class UnrelatedWordsDemo : SequenceStatisticsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "sequence-statistics.broken-correlation" };

    protected override double Common(double correlation) => 0;
}

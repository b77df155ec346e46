using QuizHub.Demos.Clinic;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;

namespace QuizHub.Server.Quizzes;

/// <summary>What plans are made of: the steps of a question, whatever the mode. Pure: deck, question and seed in, step out.</summary>
public static class PlanSteps
{
    /// <summary>A step about a question, without an item.</summary>
    /// <param name="version">The <see cref="StoredQuestion.Version"/> of a question.</param>
    public static PlanStep Question(StepKind kind, Deck deck, Question question, Func<Question, string> version)
    {
        var topic = deck.Topics.First(topic => topic.Slug == question.TopicSlug);
        return new PlanStep(kind, topic.Slug, topic.Title, question.Slug, version(question), null, null, null);
    }

    /// <summary>A question's step with one of its items, and with whatever is drawn for it.</summary>
    public static PlanStep Item(Deck deck, Question question, Item item, Func<Question, string> version, ulong seed)
    {
        var step = Question(StepKind.Item, deck, question, version) with { Item = Planned(item, SplitMix.Derive(seed, 1)) };
        if (item.Case is { } fault)
        {
            return step with { Case = CaseRun(fault, step.Item!.VariantSeed) };
        }

        if (!item.Type.IsPrediction())
        {
            return step;
        }

        var check = question.Items.FirstOrDefault(other => other.Type.IsCheck() && other.After == item.Id);
        return step with
        {
            Check = check is null ? null : Planned(check, SplitMix.Derive(seed, 2)),
            Run = new PlannedRun(question.DemoOf(item)!, item.RunSettings, RunSeed(item.Seeds, SplitMix.Derive(seed, 3))),
        };
    }

    private static PlannedItem Planned(Item item, ulong seed) =>
        new(item.Id, item.ItemVersion, item.KeyVersion, item.Type, item.Facet, SplitMix.Derive(seed, 1), SplitMix.Derive(seed, 2));

    /// <summary>The run of a case, with one of the seeds that it was proved for.</summary>
    private static PlannedRun CaseRun(string fault, ulong variantSeed) => new(
        ClinicFaults.Demo,
        new Dictionary<string, string> { [ClinicFaults.FaultSetting] = fault, [ClinicFaults.RemedySetting] = ClinicRemedies.None },
        ClinicFaults.FirstSeed + new SplitMix(SplitMix.Derive(variantSeed, 5)).Next(ClinicFaults.Seeds));

    /// <summary>One of the seeds that the key was proved for; 1 where the item names none.</summary>
    private static int RunSeed(SeedRange? seeds, ulong seed) => seeds is { } range ? range.First + new SplitMix(seed).Next(range.Count) : 1;
}

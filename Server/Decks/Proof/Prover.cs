using QuizHub.Demos;
using QuizHub.Demos.Clinic;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Demos;

namespace QuizHub.Server.Decks.Proof;

/// <summary>
/// Estimates what <c>check</c> only tests: over fresh seeds, how often each claim holds, each prediction comes out as its key says, and each case of the clinic shows its
/// symptom and loses it. What <c>check</c> would refuse, such as an unknown fact, is left out here.
/// </summary>
public sealed class Prover(WorkerPool pool, IReadOnlyList<DemoDeclaration> demos, IReadOnlyList<int> seeds)
{
    /// <summary>The lines of one question, in the order of its file. Equal runs of one question are made once.</summary>
    public async Task<IReadOnlyList<ProofLine>> ProveAsync(Question question, CancellationToken cancel)
    {
        var runner = new ClaimRunner(pool);
        var lines = new List<ProofLine>();
        foreach (var claim in question.Claims)
        {
            if (Formula.Parse(claim.Expect, out _) is { } expect)
            {
                await AddAsync(Find(question.Demo?.Name), claim.Settings, ProofKind.Claim, claim.Id, (double)claim.Holds / claim.Seeds.Count, expect.Truth);
            }
        }

        foreach (var item in question.Items.Where(item => item.Type.IsPrediction()))
        {
            // A number is graded on the run's own fact, so that there is no key which a run could contradict.
            if (item.Body is IProvableBody { HasFixedKey: true } body)
            {
                await AddAsync(Find(question.DemoOf(item)), item.RunSettings, ProofKind.Prediction, item.Id, 1, body.IsKeyAlone);
            }
        }

        foreach (var item in question.Items.Where(item => item.Case is not null))
        {
            var fault = ClinicFaults.Find(item.Case!)!;
            const double Stated = (double)ClinicFaults.Holds / ClinicFaults.Seeds;
            await AddAsync(Find(ClinicFaults.Demo), Case(fault, ClinicRemedies.None), ProofKind.Symptom, item.Id, Stated, facts => facts[ClinicFaults.SymptomIsThere] == 1);
            await AddAsync(Find(ClinicFaults.Demo), Case(fault, fault.Cure), ProofKind.Cure, item.Id, Stated, facts => facts[ClinicFaults.SymptomIsThere] == 0);
        }

        return lines;

        async Task AddAsync(
            DemoDeclaration? of, IReadOnlyDictionary<string, string> settings, ProofKind kind, string subject, double stated, Func<IReadOnlyDictionary<string, double>, bool> statement)
        {
            if (of is not null && SettingValues.Parse(of, settings) is { IsValid: true } parsed)
            {
                var verdict = await runner.ProveAsync(of, parsed.Values, of.UsesSeed ? seeds : [0], statement, cancel);
                lines.Add(new(question.Slug, subject, kind, verdict.Held, verdict.Of, stated, [.. verdict.Seeds.Where(seed => !seed.Holds).Select(seed => seed.Outcome.Seed)]));
            }
        }
    }

    private static Dictionary<string, string> Case(ClinicFault fault, string remedy) =>
        new() { [ClinicFaults.FaultSetting] = fault.Id, [ClinicFaults.RemedySetting] = remedy };

    private DemoDeclaration? Find(string? name) => demos.FirstOrDefault(demo => demo.Name == name);
}

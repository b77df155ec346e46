using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using QuizHub.Demos;
using QuizHub.Demos.Clinic;
using QuizHub.Server.Decks.Items;
using QuizHub.Site;

namespace QuizHub.Server.Decks;

/// <summary>The outcome of a check, to be printed.</summary>
/// <param name="Claims">Null when claims were not run.</param>
/// <param name="Cases">Null likewise.</param>
internal sealed record CheckReport(
    IReadOnlyList<Diagnostic> Findings, IReadOnlyList<Deck> Decks, CheckTarget Target, IReadOnlyList<DemoDeclaration>? Demos, IReadOnlyList<ClaimResult>? Claims,
    IReadOnlyList<CaseResult>? Cases)
{
    /// <summary>What is left out of the decks.</summary>
    public IReadOnlyList<LostPart> Lost { get; init; } = [];

    private static readonly JsonSerializerOptions Plain = new(Json.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private List<Question> Questions => [.. Decks.SelectMany(deck => deck.Questions).Where(Target.Wants)];

    private List<Item> Items => [.. Questions.SelectMany(question => question.Items)];

    /// <summary>One line per finding, then the summary.</summary>
    public string ToText(Language language)
    {
        var text = new StringBuilder();
        foreach (var found in Findings)
        {
            var severity = (found.Severity == Severity.Error ? CheckTexts.Error : CheckTexts.Warning).En;
            var (open, close) = language == Language.Zh ? ("（", "）") : (" (", ")");
            text.AppendLine(CultureInfo.InvariantCulture, $"{found.Path}:{found.Line}:{found.Column}: {severity} {found.Code}: {found.Message.In(language)}{open}{found.Fix.In(language)}{close}");
        }

        foreach (var lost in Lost)
        {
            text.AppendLine(CheckTexts.Lost(lost).In(language));
        }

        text.AppendLine(CheckTexts.Decks(Decks.Count, Questions.Count, Items.Count).In(language));
        text.AppendLine(CheckTexts.ByType(Counts(Items.Select(item => ItemSyntaxes.Of(item.Type).Name))).In(language));
        text.AppendLine(CheckTexts.ByFacet(Counts(Items.Select(item => item.Facet.ToString().ToLowerInvariant()))).In(language));
        if (Demos is not null)
        {
            text.AppendLine(CheckTexts.Demos(DemosUsed, QuestionDemos!.Value, HasClinic).In(language));
        }

        text.AppendLine((Claims is null ? CheckTexts.ClaimsUnchecked(ClaimCount) : CheckTexts.Claims(Claims.Count(claim => claim.Holds), Claims.Count)).In(language));
        foreach (var claim in Claims ?? [])
        {
            text.AppendLine(CheckTexts.ClaimHeld(claim).In(language));
        }

        if (CaseCount > 0)
        {
            text.AppendLine((Cases is null ? CheckTexts.CasesUnchecked(CaseCount) : CheckTexts.Cases(Cases.Count(shown => shown.IsProved), Cases.Count)).In(language));
        }

        foreach (var shown in Cases ?? [])
        {
            text.AppendLine(CheckTexts.CaseShown(shown).In(language));
        }

        text.Append(CheckTexts.Findings(Errors, Findings.Count - Errors).In(language));
        return text.ToString();
    }

    public string ToJson(Language language) => JsonSerializer.Serialize(
        new
        {
            Findings = Findings.Select(found => new { found.Path, found.Line, found.Column, found.Severity, found.Code, Message = found.Message.In(language), Fix = found.Fix.In(language) }),
            Lost = Lost.Count == 0 ? null : Lost.Select(part =>
                new { part.Deck, part.Question, part.Language, part.Because.Path, part.Because.Line, part.Because.Column, part.Because.Code }),
            ClaimResults = Claims,
            CaseResults = Cases,
            Summary = new
            {
                Decks = Decks.Count,
                Questions = Questions.Count,
                Items = Items.Count,
                ItemsByType = Items.CountBy(item => ItemSyntaxes.Of(item.Type).Name).ToDictionary(),
                ItemsByFacet = Items.CountBy(item => item.Facet.ToString().ToLowerInvariant()).ToDictionary(),
                DemosUsed,
                Demos = QuestionDemos,
                Claims = ClaimCount,
                ClaimsHeld = Claims?.Count(claim => claim.Holds),
                Cases = CaseCount,
                CasesProved = Cases?.Count(shown => shown.IsProved),
                Errors,
                Warnings = Findings.Count - Errors,
            },
        },
        Plain);

    private int Errors => Findings.Count(found => found.Severity == Severity.Error);

    private int DemosUsed => Questions.SelectMany(question => question.Demos).Distinct().Count();

    /// <summary>Demos that belong to questions; the clinic's belongs to none.</summary>
    private int? QuestionDemos => Demos?.Count(demo => demo.Name != ClinicFaults.Demo);

    private bool HasClinic => Demos?.Any(demo => demo.Name == ClinicFaults.Demo) == true;

    private int CaseCount => Items.Count(item => item.Case is not null);

    private int ClaimCount => Questions.Sum(question => question.Claims.Count);

    private static string Counts(IEnumerable<string> names) =>
        string.Join(", ", names.CountBy(name => name).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key} {entry.Value}"));
}

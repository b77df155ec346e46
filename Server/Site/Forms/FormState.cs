namespace QuizHub.Server.Site;

/// <summary>How a form of a page is to be shown: as it always is, or with what was typed into it and what is wrong with that.</summary>
public sealed class FormState
{
    private readonly RefusedForm? _refused;
    private readonly string? _key;

    private FormState(RefusedForm? refused, string? key) => (_refused, _key) = (refused, key);

    /// <summary>Whether it comes back because something is wrong.</summary>
    public bool IsRefused => _refused is not null;

    /// <param name="action">Path that the form is posted to.</param>
    /// <param name="key">Slug of the deck that it is about; null where the page has one such form only.</param>
    public static FormState Of(RefusedForm? refused, string action, string? key = null) =>
        new(refused is not null && refused.Action == action && (key is null || refused.Key == key) ? refused : null, key);

    public string Id(string field) => _key is null ? field : $"{field}-{_key}";

    public string ProblemId(string field) => Id(field) + "-problem";

    public FieldProblem? Problem(string field) => _refused?.Problems.FirstOrDefault(problem => problem.Field == field);

    /// <summary>What was typed, or what stands there at first.</summary>
    public string? Value(string field, string? preset = null) => _refused is null ? preset : _refused.Typed[field].ToString();

    /// <summary>Whether the box or option with this value is chosen.</summary>
    public bool Has(string field, string value, bool preset = false) => _refused is null ? preset : _refused.Typed.Values(field).Contains(value);

    /// <summary>The type of an input: a browser shows nothing of what is typed wrongly into a field for numbers or dates.</summary>
    public string InputType(string field, string usual) => Problem(field) is null ? usual : "text";

    /// <summary>For <c>aria-describedby</c>: the problem first, then the help that the field always has.</summary>
    public string? Described(string field, string? help = null) =>
        Problem(field) is null ? help : help is null ? ProblemId(field) : $"{ProblemId(field)} {help}";

    /// <summary>For <c>aria-invalid</c>.</summary>
    public string? Invalid(string field) => Problem(field) is null ? null : "true";
}

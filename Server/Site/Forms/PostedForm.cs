using System.Globalization;
using QuizHub.Site;

namespace QuizHub.Server.Site;

/// <summary>A form as a browser posted it, and what is wrong with it as that is found. A body that is no form, or one past the framework's limits, has no fields.</summary>
public sealed class PostedForm
{
    private readonly HttpContext _context;
    private readonly int _failure;
    private readonly List<FieldProblem> _problems = [];

    private PostedForm(HttpContext context, IFormCollection fields, int failure = 0)
    {
        (_context, Fields, _failure) = (context, fields, failure);
        Language = context.AskedLanguage();
    }

    /// <summary>Of the address that it was posted to.</summary>
    public Language Language { get; }

    public IFormCollection Fields { get; }

    /// <summary>What the form is about: a page may have the same form for several, and this tells which of them is refused. Null where there is one.</summary>
    public string? Key { get; set; }

    /// <summary>The field's text as it was typed; null when nothing was.</summary>
    public string? this[string field] => Fields[field].ToString() is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <summary>For the framework, which binds endpoints' parameters by it.</summary>
    public static async ValueTask<PostedForm?> BindAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            return new(context, FormCollection.Empty, StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return new(context, await context.Request.ReadFormAsync(context.RequestAborted));
        }
        // An encoding that is none of ours is no form either.
        catch (Exception failure) when (failure is InvalidDataException or IOException or NotSupportedException)
        {
            return new(context, FormCollection.Empty, (failure as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>Notes that a field, or the form when it is null, can't be accepted as it is.</summary>
    public void Refuse(string? field, Text problem)
    {
        if (!_problems.Any(known => known.Field == field))
        {
            _problems.Add(new(field, problem));
        }
    }

    /// <summary>A whole number; null when the field is empty, or refused.</summary>
    public int? Whole(string field, int least, int most, Text problem)
    {
        if (this[field] is not { } typed)
        {
            return null;
        }

        if (int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Refuse(field, problem);
        return null;
    }

    /// <summary>The one of <paramref name="choices"/> whose name was posted; null when none was, or another, which is refused.</summary>
    public T? One<T>(string field, IEnumerable<T> choices, Func<T, string> name)
        where T : struct
    {
        if (this[field] is not { } posted)
        {
            return null;
        }

        var found = choices.Where(choice => name(choice) == posted).Cast<T?>().FirstOrDefault();
        if (found is null)
        {
            Refuse(field, FormTexts.NoSuchChoice);
        }

        return found;
    }

    /// <summary>The one of <paramref name="choices"/> that was posted; null when none was, or another, which is refused.</summary>
    public string? One(string field, IEnumerable<string> choices)
    {
        if (this[field] is not { } posted || choices.Contains(posted))
        {
            return this[field];
        }

        Refuse(field, FormTexts.NoSuchChoice);
        return null;
    }

    /// <summary>Those of <paramref name="choices"/> whose names were posted, in order. Any other name is refused.</summary>
    public IReadOnlyList<T> Several<T>(string field, IEnumerable<T> choices, Func<T, string> name, Text? problem = null)
    {
        var posted = Fields[field].OfType<string>().Where(value => value.Length > 0).ToHashSet(StringComparer.Ordinal);
        var found = choices.Where(choice => posted.Contains(name(choice))).ToList();
        if (!posted.IsSubsetOf(found.Select(name)))
        {
            Refuse(field, problem ?? FormTexts.NoSuchChoice);
        }

        return found;
    }

    /// <summary>The answer when anything is wrong; null when nothing is.</summary>
    /// <param name="page">Address of the page that has the form.</param>
    public RefusedForm? Refusal(string page) => (_failure, _problems) switch
    {
        ( > 0, _) => new(Action, Key, page, _failure, Fields, [new(null, FormTexts.Unreadable)]),
        (_, []) => null,
        _ => new(Action, Key, page, StatusCodes.Status422UnprocessableEntity, Fields, _problems),
    };

    /// <summary>The answer to a form with this one thing wrong.</summary>
    public RefusedForm Refusal(string page, string? field, Text problem)
    {
        Refuse(field, problem);
        return Refusal(page)!;
    }

    private string Action => _context.Request.Path.Value ?? "";
}

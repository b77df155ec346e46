using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Accounts;

/// <summary>Settings that were read from a form.</summary>
public sealed record Settings(Language Language, Theme Theme, string TimeZone, bool StemFirst, bool Shortcuts)
{
    private const int LongestZone = 64;

    /// <summary>Refuses each value that is none the page offers. A checkbox that is off is not sent.</summary>
    public static Settings Read(PostedForm form)
    {
        var language = form.One("language", Languages.All, language => language.Code());
        var theme = form.One("theme", Enum.GetValues<Theme>(), theme => theme.ToString().ToLowerInvariant());
        var zone = form["timeZone"] is { Length: <= LongestZone } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out _) ? id : null;
        foreach (var (field, isMissing) in new[] { ("language", language is null), ("theme", theme is null), ("timeZone", zone is null) })
        {
            if (isMissing)
            {
                form.Refuse(field, FormTexts.NoSuchChoice);
            }
        }

        return new(language ?? form.Language, theme ?? Theme.System, zone ?? "", IsOn("stemFirst"), IsOn("shortcuts"));

        bool IsOn(string field) => form.One(field, ["on", "true"]) is not null;
    }

    public void ApplyTo(Learner learner)
    {
        learner.Language = Language;
        learner.Theme = Theme;
        learner.TimeZoneChosen |= learner.TimeZone != TimeZone;
        learner.TimeZone = TimeZone;
        learner.StemFirst = StemFirst;
        learner.Shortcuts = Shortcuts;
    }
}

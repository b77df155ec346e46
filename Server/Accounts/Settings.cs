using Microsoft.AspNetCore.Mvc;
using QuizHub.Site;

namespace QuizHub.Server.Accounts;

/// <summary>The settings form as a browser posts it. A checkbox that is off is not sent.</summary>
public sealed record SettingsForm(
    [property: FromForm(Name = "language")] string? Language,
    [property: FromForm(Name = "theme")] string? Theme,
    [property: FromForm(Name = "timeZone")] string? TimeZone,
    [property: FromForm(Name = "stemFirst")] string? StemFirst,
    [property: FromForm(Name = "shortcuts")] string? Shortcuts);

/// <summary>Settings that were read from a form and are legal.</summary>
public sealed record Settings(Language Language, Theme Theme, string TimeZone, bool StemFirst, bool Shortcuts)
{
    /// <summary>Null when a value is none that the page offers.</summary>
    public static Settings? Read(SettingsForm form) =>
        Languages.FromCode(form.Language) is { } language
        && Enum.TryParse<Theme>(form.Theme, ignoreCase: true, out var theme) && Enum.IsDefined(theme)
        && form.TimeZone is { Length: > 0 and <= 64 } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)
            ? new(language, theme, zone, IsOn(form.StemFirst), IsOn(form.Shortcuts))
            : null;

    public void ApplyTo(Learner learner)
    {
        learner.Language = Language;
        learner.Theme = Theme;
        learner.TimeZoneChosen |= learner.TimeZone != TimeZone;
        learner.TimeZone = TimeZone;
        learner.StemFirst = StemFirst;
        learner.Shortcuts = Shortcuts;
    }

    private static bool IsOn(string? value) => value is "on" or "true";
}

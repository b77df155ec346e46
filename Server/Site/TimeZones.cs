namespace QuizHub.Server.Site;

/// <summary>Time zones by IANA name: to choose from, and to tell dates by.</summary>
public static class TimeZones
{
    /// <summary>Of whoever has neither chosen one nor sent anything yet.</summary>
    public const string Default = "Etc/UTC";

    /// <summary>Zones such as <c>Asia/Shanghai</c> under their first part, in order; the chosen one is among them even if this system does not list it.</summary>
    public static IEnumerable<IGrouping<string, string>> ByRegion(string chosen) =>
        TimeZoneInfo.GetSystemTimeZones()
            .Where(zone => zone.HasIanaId)
            .Select(zone => zone.Id)
            .Where(id => id.Contains('/') && !id.StartsWith("Etc/", StringComparison.Ordinal))
            .Append(Default)
            .Append(chosen)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .GroupBy(id => id.Split('/')[0] is var region && region == "Etc" ? "UTC" : region);

    /// <summary>The part of the name that tells zones of a region apart.</summary>
    public static string City(string id) => id[(id.IndexOf('/') + 1)..].Replace('_', ' ');

    /// <summary>The date that the calendar of a zone shows: what people read. A study day, which schedules, still is the day before until 4 o'clock.</summary>
    public static DateOnly Date(DateTimeOffset instant, string zone) => DateOnly.FromDateTime(Local(instant, zone).DateTime);

    /// <summary>The same instant as the clocks of a zone show it.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant, string zone) => TimeZoneInfo.ConvertTime(instant, Find(zone));

    public static bool IsZone(string? zone) => zone is { Length: > 0 and <= 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);

    /// <summary>UTC where the system does not know the zone.</summary>
    public static TimeZoneInfo Find(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;
}

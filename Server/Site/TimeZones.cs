using QuizHub.Server.Accounts;

namespace QuizHub.Server.Site;

/// <summary>Time zones to choose from, by IANA name.</summary>
public static class TimeZones
{
    /// <summary>Zones such as <c>Asia/Shanghai</c> under their first part, in order; the chosen one is among them even if this system does not list it.</summary>
    public static IEnumerable<IGrouping<string, string>> ByRegion(string chosen) =>
        TimeZoneInfo.GetSystemTimeZones()
            .Where(zone => zone.HasIanaId)
            .Select(zone => zone.Id)
            .Where(id => id.Contains('/') && !id.StartsWith("Etc/", StringComparison.Ordinal))
            .Append(Learner.DefaultTimeZone)
            .Append(chosen)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .GroupBy(id => id.Split('/')[0] is var region && region == "Etc" ? "UTC" : region);

    /// <summary>The part of the name that tells zones of a region apart.</summary>
    public static string City(string id) => id[(id.IndexOf('/') + 1)..].Replace('_', ' ');
}

using System.Text.Json;
using QuizHub.Site;

namespace QuizHub.Demos;

/// <summary>Settings as read from a request, an address or a claim.</summary>
/// <param name="Values">Every setting of the demo in declared order, defaults filled in, each in canonical JSON: equal settings serialise to equal texts.</param>
/// <param name="Errors">One per bad or unknown setting, with the range in the message. Values of bad settings are their defaults.</param>
public sealed record SettingsResult(IReadOnlyDictionary<string, JsonElement> Values, IReadOnlyList<SettingError> Errors)
{
    public bool IsValid => Errors.Count == 0;
}

public sealed record SettingError(string Name, Text Message);

using System.Text.Json;
using QuizHub.Demos;

namespace QuizHub.Server.Demos;

/// <summary>What makes two runs equal: on the same machine and build they come to the same facts.</summary>
/// <param name="Settings">All settings in canonical JSON.</param>
public sealed record RunKey(string Demo, int Version, string Settings, int Seed)
{
    public static RunKey Of(DemoDeclaration demo, IReadOnlyDictionary<string, JsonElement> settings, int seed) =>
        new(demo.Name, demo.Version, SettingValues.ToCanonicalJson(settings), seed);
}

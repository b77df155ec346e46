using System.Text.Json;
using System.Text.Json.Serialization;

namespace QuizHub.Site;

/// <summary>How contracts are written as JSON, everywhere: between browser and server, server and worker, and in the database.</summary>
public static class Json
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
}

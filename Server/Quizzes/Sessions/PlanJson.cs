using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using QuizHub.Quizzes;

namespace QuizHub.Server.Quizzes;

/// <summary>How the steps of a plan are stored: what steps of one question share stands once, and what a step lacks is left out. Reads the plain list of
/// earlier plans too.</summary>
public sealed class StepsJson : JsonConverter<IReadOnlyList<PlanStep>>
{
    private const string Questions = "questions", Steps = "steps", Question = "q";

    /// <summary>What a step has from its question.</summary>
    private static readonly string[] Shared = ["topicSlug", "topicTitle", "questionSlug", "questionVersion"];

    public override IReadOnlyList<PlanStep> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            return JsonSerializer.Deserialize<List<PlanStep>>(ref reader, options)!;
        }

        var stored = JsonNode.Parse(ref reader)!;
        var questions = stored[Questions]!.AsArray();
        return [.. stored[Steps]!.AsArray().Select(step => Whole(step!.AsObject(), questions).Deserialize<PlanStep>(options)!)];
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<PlanStep> value, JsonSerializerOptions options)
    {
        var questions = new JsonArray();
        var known = new Dictionary<string, int>();
        var steps = new JsonArray();
        foreach (var step in value.Select(step => JsonSerializer.SerializeToNode(step, options)!.AsObject()))
        {
            var question = new JsonObject(Shared.Select(name => KeyValuePair.Create(name, step[name]?.DeepClone())));
            if (known.TryAdd(question.ToJsonString(), questions.Count))
            {
                questions.Add((JsonNode)question);
            }

            foreach (var name in Shared.Concat(step.Where(pair => pair.Value is null).Select(pair => pair.Key)).ToList())
            {
                step.Remove(name);
            }

            step[Question] = known[question.ToJsonString()];
            steps.Add((JsonNode)step);
        }

        new JsonObject { [Questions] = questions, [Steps] = steps }.WriteTo(writer, options);
    }

    private static JsonObject Whole(JsonObject step, JsonArray questions)
    {
        var question = questions[step[Question]!.GetValue<int>()]!;
        foreach (var name in Shared)
        {
            step[name] = question[name]?.DeepClone();
        }

        return step;
    }
}

/// <summary>A planned item as a list in the order of its members; reads the object of earlier plans too.</summary>
public sealed class PlannedItemJson : JsonConverter<PlannedItem>
{
    public override PlannedItem Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var stored = JsonNode.Parse(ref reader, new JsonNodeOptions { PropertyNameCaseInsensitive = true })!;
        return new PlannedItem(
            Member<string>(nameof(PlannedItem.Id), 0), Member<string>(nameof(PlannedItem.ItemVersion), 1), Member<string>(nameof(PlannedItem.KeyVersion), 2),
            Member<ItemType>(nameof(PlannedItem.Type), 3), Member<Facet>(nameof(PlannedItem.Facet), 4),
            Member<ulong>(nameof(PlannedItem.VariantSeed), 5), Member<ulong>(nameof(PlannedItem.OrderSeed), 6));

        T Member<T>(string name, int place) => (stored is JsonArray list ? list[place] : stored[name]).Deserialize<T>(options)!;
    }

    public override void Write(Utf8JsonWriter writer, PlannedItem value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (object member in new object[] { value.Id, value.ItemVersion, value.KeyVersion, value.Type, value.Facet, value.VariantSeed, value.OrderSeed })
        {
            JsonSerializer.Serialize(writer, member, member.GetType(), options);
        }

        writer.WriteEndArray();
    }
}

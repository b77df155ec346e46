using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using QuizHub.Site;

namespace QuizHub.Server.Site;

/// <summary>
/// What the contracts promise holds of every body that is read, so that no endpoint meets what its types rule out: a text or list that is left out or null is
/// empty, lists hold nothing that is null, and what comes in several kinds says which. Anything else is a bad request.
/// </summary>
public static class RequestBodies
{
    public static void Check(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.Assembly != typeof(Json).Assembly)
        {
            return;
        }

        if (type.Type.IsAbstract)
        {
            // Without this the reader takes it for a mistake of the program.
            type.CreateObject = () => throw new JsonException($"A value like this begins with \"{type.PolymorphismOptions?.TypeDiscriminatorPropertyName}\".");
            return;
        }

        type.OnDeserialized = body =>
        {
            foreach (var property in type.Properties.Where(property => property is { Get: not null, Set: not null }))
            {
                Check(body, property);
            }
        };
    }

    private static void Check(object body, JsonPropertyInfo property)
    {
        var value = property.Get!(body);
        if (value is null && !property.IsSetNullable)
        {
            property.Set!(body, Empty(property.PropertyType) ?? throw new JsonException($"\"{property.Name}\" is missing."));
        }
        else if (Parts(value).Contains(null))
        {
            throw new JsonException($"\"{property.Name}\" holds what it cannot.");
        }
    }

    private static IEnumerable<object?> Parts(object? value) => value switch
    {
        string => [],
        IDictionary pairs => pairs.Values.Cast<object?>(),
        IEnumerable parts => parts.Cast<object?>(),
        _ => [],
    };

    /// <summary>Null where there is no such thing.</summary>
    private static object? Empty(Type type)
    {
        if (type == typeof(string))
        {
            return "";
        }

        return type.IsGenericType switch
        {
            true when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => Array.CreateInstance(type.GenericTypeArguments[0], 0),
            true when type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) =>
                Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GenericTypeArguments)),
            _ => null,
        };
    }
}

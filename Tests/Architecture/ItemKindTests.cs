using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using QuizHub.Client.Quizzes;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Quizzes;

namespace QuizHub.Tests.Architecture;

/// <summary>A kind of items lives in folders of its own. What else there is asks the registries, and names no type of item and no class of a kind.</summary>
public sealed partial class ItemKindTests
{
    /// <summary>Where kinds are listed, and what is written for JSON.</summary>
    private static readonly string[] Lists =
    [
        "Shared/Quizzes/ItemView.cs", "Shared/Quizzes/ItemResponse.cs", "Shared/Quizzes/Kinds/ItemTypes.cs",
        "Server/Decks/Item.cs", "Server/Decks/Items/ItemSyntaxes.cs", "Server/Quizzes/Kinds/ItemKinds.cs", "Client/Quizzes/Kinds/KindLooks.cs",
    ];

    /// <summary>Rewrites decks of format 1, whose kinds no later one joins; and a process of its own, which knows no deck.</summary>
    private static readonly string[] Apart = ["Server/Decks/Upgrade/", "Server/DemoWorker/"];

    private static readonly string Root = Path.GetFullPath(Path.Combine(TestsRoot.Path, ".."));

    private static readonly IReadOnlyList<(string Path, string Text)> Sources =
    [
        .. new[] { "Server", "Client", "Shared" }.SelectMany(project => Directory.EnumerateFiles(Path.Combine(Root, project), "*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Where(path => Path.GetExtension(path) is ".cs" or ".razor")
            .Where(path => !BuildOutput().IsMatch(path)).Select(path => (path, File.ReadAllText(Path.Combine(Root, path)))),
    ];

    /// <summary>Every class of a kind, and every type of item.</summary>
    private static readonly Regex Named = new(
        $@"\b(?:ItemType\.(?:{string.Join('|', Enum.GetNames<ItemType>())})"
        + $@"|HasClass\(""(?:{string.Join('|', Enum.GetNames<ItemType>().Select(name => Humps().Replace(name, "-").ToLowerInvariant()))})""\)"
        + $@"|{string.Join('|', Sources.Where(source => OfKind().IsMatch(source.Path)).SelectMany(ClassesIn).Distinct())})(?!\w)");

    [Fact]
    public void Nothing_but_kinds_and_their_lists_names_one()
    {
        Assert.All(Lists, list => Assert.Contains(Sources, source => source.Path == list));
        var wrong = Sources.Where(source => !OfKind().IsMatch(source.Path) && !Lists.Contains(source.Path) && !IsApart(source.Path))
            .SelectMany(source => NamesIn(source.Text).Select(name => $"{source.Path}: {name}")).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("item.Type == ItemType.Predict", "ItemType.Predict")]
    [InlineData("body switch { ChoiceBody choice => choice.Options }", "ChoiceBody")]
    [InlineData("@if (View.Body is ClozeView cloze) // a text", "ClozeView")]
    [InlineData("<CurveSketch Values=\"values\" />", "CurveSketch")]
    [InlineData("item.Braces.HasClass(\"saw-it\")", "HasClass(\"saw-it\")")]
    [InlineData("Types = [ItemType.Numeric, ItemType.Single]", "ItemType.Numeric", "ItemType.Single")]
    [InlineData("item.Type.IsPrediction() && ItemTypes.Of(item.Type).HasSecondTry // unlike ItemType.TrueFalse")]
    [InlineData("/// <see cref=\"ClozeBody\"/> is one, @* ChoiceView *@ another")]
    [InlineData("ItemKinds.Of(item.Body).View(item)")]
    [InlineData("Enum.GetValues<ItemType>()")]
    public void Who_names_one_is_found(string source, params string[] names) => Assert.Equal(names, NamesIn(source));

    [Fact]
    public void Every_type_and_every_kind_is_in_every_list()
    {
        Assert.All(Enum.GetValues<ItemType>(), type => Assert.Equal(type, ItemTypes.Of(type).Type));
        Assert.Equal(KindsOf<ItemBody>(), ListedOf<ItemBody>());
        Assert.Equal(KindsOf<ItemBodyView>(), ListedOf<ItemBodyView>());
        Assert.Equal(KindsOf<ItemResponse>(), ListedOf<ItemResponse>());
        Assert.All(KindsOf<ItemBody>(), body => Assert.Equal(body, ItemKinds.Of(Blank<ItemBody>(body)).Body));
        var looks = KindsOf<ItemBodyView>().Select(view => KindLooks.Of(Blank<ItemBodyView>(view))).ToList();
        Assert.Equal(KindsOf<ItemBodyView>(), looks.Select(look => look.View));
        Assert.Equal(KindsOf<ItemResponse>(), looks.Select(look => look.Response).OrderBy(type => type.Name, StringComparer.Ordinal));
    }

    private static IEnumerable<string> NamesIn(string source) => Named.Matches(Comment().Replace(source, "")).Select(match => match.Value);

    /// <summary>What other sources could name: components by their file, classes that stand in no other one.</summary>
    private static IEnumerable<string> ClassesIn((string Path, string Text) source) => source.Path.EndsWith(".razor", StringComparison.Ordinal)
        ? [Path.GetFileNameWithoutExtension(source.Path)]
        : Declared().Matches(source.Text).Select(match => match.Groups[1].Value);

    private static bool IsApart(string path) => Array.Exists(Apart, folder => path.StartsWith(folder, StringComparison.Ordinal));

    private static Type[] KindsOf<T>() =>
        [.. typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T))).OrderBy(type => type.Name, StringComparer.Ordinal)];

    private static Type[] ListedOf<T>() =>
        [.. typeof(T).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(listed => listed.DerivedType).OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>Registries look at nothing but the class.</summary>
    private static T Blank<T>(Type type) => (T)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);

    /// <summary>Where a name of several words is parted: true-false.</summary>
    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Humps();

    [GeneratedRegex("(^|/)(obj|bin)/")]
    private static partial Regex BuildOutput();

    [GeneratedRegex("^(Shared/Quizzes/Kinds|Server/Quizzes/Kinds|Client/Quizzes/Kinds|Server/Decks/Items)/[^/]+/")]
    private static partial Regex OfKind();

    [GeneratedRegex(@"^(?:public|internal) (?:\w+ )*?(?:class|record(?: struct)?|struct|enum|interface) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex(@"(?s:@\*.*?\*@)|//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}

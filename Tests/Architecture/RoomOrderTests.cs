using System.Text.RegularExpressions;
using ArchUnitNET.Loader;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace QuizHub.Tests.Architecture;

/// <summary>Each room may use those before it and none after it, down to what a method's body touches: the README's map, read off the compiled assemblies.</summary>
public sealed class RoomOrderTests
{
    private static readonly string[] ServerRooms = ["Data", "Site", "Accounts", "Demos", "Decks", "Progress", "Quizzes", "Home"];
    private static readonly string[] ClientRooms = ["Controls", "Demos", "Quizzes"];
    private static readonly string[] SharedRooms = ["Site", "Demos", "Decks", "Progress", "Quizzes"];

    /// <summary>What joins the rooms stands above them, outside of any.</summary>
    private static readonly string[] Composition = ["Program", "Commands", "ClientServices", "_Imports"];

    public static TheoryData<string, string> Arrows() =>
        [.. from assembly in new[] { ("Server", ServerRooms), ("Client", ClientRooms), ("Shared", SharedRooms) }
            from room in assembly.Item2[..^1]
            select (assembly.Item1, room)];

    [Theory]
    [MemberData(nameof(Arrows))]
    public void A_room_uses_none_after_it(string assembly, string room)
    {
        var rooms = RoomsOf(assembly);
        var later = rooms[(Array.IndexOf(rooms, room) + 1)..];
        var rule = Types().That().ResideInNamespaceMatching(Inside(assembly, room))
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(Inside(assembly, $"({string.Join('|', later)})")));

        var wrong = rule.Evaluate(Load(assembly)).Where(result => !result.Passed).Select(result => result.Description).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>A constant of a later room leaves no trace in the assembly, but its namespace is named.</summary>
    [Theory]
    [MemberData(nameof(Arrows))]
    public void No_source_of_a_room_names_one_after_it(string assembly, string room)
    {
        var rooms = RoomsOf(assembly);
        var later = new Regex($@"\busing {Regex.Escape(Root(assembly))}\.({string.Join('|', rooms[(Array.IndexOf(rooms, room) + 1)..])})\b");
        var sources = Directory.EnumerateFiles(Path.Combine(TestsRoot.Path, "..", assembly, room), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor").ToList();

        Assert.NotEmpty(sources);
        var wrong = sources.SelectMany(file => later.Matches(File.ReadAllText(file)).Select(named => $"{file}: {named.Value}")).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("Server")]
    [InlineData("Client")]
    [InlineData("Shared")]
    public void Every_type_stands_in_a_room_or_joins_them(string assembly)
    {
        var strays = Load(assembly).Types
            .Where(type => type.Namespace.FullName.StartsWith(Root(assembly), StringComparison.Ordinal) && !type.IsCompilerGenerated && !type.IsNested)
            .Where(type => !RoomsOf(assembly).Contains(type.Namespace.FullName[Root(assembly).Length..].Split('.', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()))
            .Select(type => type.Name).Except(Composition);

        Assert.Empty(strays);
    }

    private static string Inside(string assembly, string room) => $@"^{Root(assembly).Replace(".", @"\.", StringComparison.Ordinal)}\.{room}(\.|$)";

    private static string[] RoomsOf(string assembly) => assembly switch { "Server" => ServerRooms, "Client" => ClientRooms, _ => SharedRooms };

    internal static string Root(string assembly) => assembly == "Shared" ? "QuizHub" : $"QuizHub.{assembly}";

    internal static ArchUnitNET.Domain.Architecture Load(string assembly) => Loaded[assembly].Value;

    private static readonly Dictionary<string, Lazy<ArchUnitNET.Domain.Architecture>> Loaded = new[]
    {
        ("Server", typeof(Program).Assembly),
        ("Client", typeof(QuizHub.Client.ClientServices).Assembly),
        ("Shared", typeof(QuizHub.Site.Text).Assembly),
    }.ToDictionary(known => known.Item1, known => new Lazy<ArchUnitNET.Domain.Architecture>(() => new ArchLoader().LoadAssemblies(known.Item2).Build()));
}

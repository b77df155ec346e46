namespace QuizHub.Tests.Architecture;

/// <summary>Inside a room, too, folders know each other in one direction only: namespaces are folders there.</summary>
public sealed class FolderCircleTests
{
    [Theory]
    [InlineData("Server", "Demos")]
    [InlineData("Client", "Demos")]
    [InlineData("Shared", "Demos")]
    public void No_folder_of_a_room_comes_back_to_itself(string assembly, string room) => Assert.Empty(Circling(Arrows(assembly, room)));

    [Fact]
    public void An_arrow_between_folders_is_seen_and_a_circle_of_them_is_too()
    {
        Assert.Contains(("QuizHub.Server.Decks", "QuizHub.Server.Decks.Findings"), Arrows("Server", "Decks"));
        Assert.Equal(["a", "b", "c"], Circling([("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"), ("c", "e")]));
    }

    /// <summary>From each folder to those that its types use.</summary>
    private static HashSet<(string From, string To)> Arrows(string assembly, string room)
    {
        var inside = $"{RoomOrderTests.Root(assembly)}.{room}";
        bool IsInside(string name) => name == inside || name.StartsWith(inside + ".", StringComparison.Ordinal);
        return
        [
            .. from type in RoomOrderTests.Load(assembly).Types
               where IsInside(type.Namespace.FullName)
               from dependency in type.Dependencies
               let target = dependency.Target.Namespace?.FullName ?? ""
               where IsInside(target) && target != type.Namespace.FullName
               select (type.Namespace.FullName, target),
        ];
    }

    /// <summary>All from which a way leads back.</summary>
    private static List<string> Circling(IReadOnlyCollection<(string From, string To)> arrows)
    {
        HashSet<string> Reached(string start)
        {
            var reached = new HashSet<string>();
            var open = new Queue<string>([start]);
            while (open.TryDequeue(out var at))
            {
                foreach (var (_, to) in arrows.Where(arrow => arrow.From == at && reached.Add(arrow.To)))
                {
                    open.Enqueue(to);
                }
            }

            return reached;
        }

        return [.. arrows.Select(arrow => arrow.From).Distinct().Where(folder => Reached(folder).Contains(folder)).Order(StringComparer.Ordinal)];
    }
}

using System.Text.RegularExpressions;
using QuizHub.Quizzes;

namespace QuizHub.Tests.Architecture;

/// <summary>A mode lives in folders of its own, and what all sessions share names none. What a file outside may hold of them is their names on the wire and
/// in the database:
/// the enum, and the lists of derived types.</summary>
public sealed partial class ModeRoomsTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(TestsRoot.Path, ".."));

    /// <summary>Everything that is declared in a mode's own folder.</summary>
    private static readonly HashSet<string> Own =
        Sources().Where(file => InMode().IsMatch(file)).SelectMany(file => Declared(file, File.ReadAllText(file))).ToHashSet();

    [Fact]
    public void What_all_sessions_share_names_no_mode()
    {
        var shared = Sources().Where(file => file.Contains("/Quizzes/", StringComparison.Ordinal) && !InModes().IsMatch(file)).ToList();
        Assert.True(shared.Count > 100 && Own.Count > 100, $"{shared.Count} files and {Own.Count} types are too few: the folders have moved.");
        Assert.Empty(shared.SelectMany(file => Named(File.ReadAllText(file)).Select(name => $"{Path.GetRelativePath(Root, file)}: {name}")));
    }

    [Fact]
    public void No_other_room_asks_which_mode_it_is() => Assert.Empty(Sources().Where(file => !InModes().IsMatch(file)).SelectMany(
        file => Member().Matches(Bare(File.ReadAllText(file))).Select(member => $"{Path.GetRelativePath(Root, file)}: {member.Value}")));

    [Theory]
    [InlineData("if (plan.Mode == SessionMode.Exam)", "SessionMode.Exam")]
    [InlineData("var end = new HandedIn(0, false, [], [], 0);", "HandedIn")]
    [InlineData("progress.HandedIn is not null", "HandedIn")]
    [InlineData("<ExamTimer Sheet=\"sheet\" />", "ExamTimer")]
    [InlineData("@Frame.Say(InterviewTexts.Title)", "InterviewTexts")]
    [InlineData("switch { ReviewSummary => 1, SessionSummary => 2 }", "ReviewSummary")]
    [InlineData("public ExamPost Post", "ExamPost")]
    [InlineData("[JsonDerivedType(typeof(ExamSheet), \"exam\")]", null)]
    [InlineData("/// <summary>See <see cref=\"ExamSheet\"/>.</summary>", null)]
    [InlineData("@* As in SessionMode.Exam. *@", null)]
    [InlineData("public required SessionMode Mode { get; init; }", null)]
    [InlineData("new Review(attempt)", null)]
    public void The_search_finds_names_and_passes_over_what_is_allowed(string source, string? found) =>
        Assert.Equal(found is null ? [] : [found], Named(source));

    [Fact]
    public void Every_mode_has_its_folder() => Assert.All(
        Enum.GetNames<SessionMode>(), name => Assert.True(Directory.Exists(Path.Combine(Root, "Server", "Quizzes", "Modes", name)), name));

    private static IEnumerable<string> Sources() => new[] { "Server", "Client", "Shared" }
        .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Root, project), "*", SearchOption.AllDirectories))
        .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
        .Select(file => file.Replace('\\', '/'))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    private static IEnumerable<string> Declared(string file, string source) =>
        Declaration().Matches(Bare(source)).Select(found => found.Groups["name"].Value)
            .Concat(Path.GetExtension(file) == ".razor" ? [Path.GetFileNameWithoutExtension(file)] : []);

    private static IReadOnlyList<string> Named(string source) =>
    [
        .. Member().Matches(Bare(source)).Select(member => member.Value)
            .Concat(Word().Matches(Bare(source)).Select(word => word.Value).Where(Own.Contains)).Distinct(),
    ];

    /// <summary>Without comments and lists of derived types.</summary>
    private static string Bare(string source) => Passed().Replace(source, "");

    [GeneratedRegex(@"/Quizzes/Modes/")]
    private static partial Regex InModes();

    [GeneratedRegex(@"/Quizzes/Modes/\w+/")]
    private static partial Regex InMode();

    [GeneratedRegex(
        @"^(?:(?:public|internal|sealed|static|abstract|partial|readonly) )+(?:class|interface|enum|record(?: struct)?|struct|delegate [\w<>?]+) (?<name>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\bSessionMode\.\w+")]
    private static partial Regex Member();

    [GeneratedRegex(@"(?<![\w""'/])[A-Z]\w+\b")]
    private static partial Regex Word();

    [GeneratedRegex(@"@\*.*?\*@|//[^\n]*|^\s*\[JsonDerivedType\([^\n]*", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Passed();
}

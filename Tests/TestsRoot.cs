namespace QuizHub.Tests;

public static class TestsRoot
{
    /// <summary>Full path of this project's folder in the source tree.</summary>
    public static string Path { get; } = System.Reflection.CustomAttributeExtensions
        .GetCustomAttributes<System.Reflection.AssemblyMetadataAttribute>(typeof(TestsRoot).Assembly)
        .Single(attribute => attribute.Key == "TestsRoot").Value!;

    /// <summary>Full path of the decks that QuizHub ships with.</summary>
    public static string ShippedContent { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, "..", "Content"));
}

using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(QuizHub.Tests.LongestFirst))]

namespace QuizHub.Tests;

/// <summary>Begins with the classes that take minutes, so that none of them is left to one thread at the end while the others have nothing to do. Nothing
/// depends on it: a class that is not named here, or not named any more, runs where chance puts it.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        ".Demos.PublishedServerTests",
        ".Site.EnglishQuestionsInBrowserTests", ".Site.ChineseQuestionsInBrowserTests", ".Site.PagesInBrowserTests",
        ".Demos.ClaimTests", ".Demos.Clinic.ClinicCaseTests", ".Demos.Snippets.SnippetTests", ".Demos.DemoFactsTests", ".Demos.DemoEndsTests",
        ".EndToEnd.DemoPageTests", ".EndToEnd.OtherDemoPageTests", ".EndToEnd.LeavingTests", ".EndToEnd.SessionTests", ".EndToEnd.ClinicPageTests",
        ".EndToEnd.RobustSessionTests", ".EndToEnd.ExamPageTests", ".EndToEnd.ReviewPageTests", ".EndToEnd.InterviewTests", ".EndToEnd.PracticePageTests",
        ".Decks.CheckCommandTests", ".Decks.ClaimCheckTests", ".Decks.CaseCheckTests",
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(Place)];

    private static int Place<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        var place = Array.FindIndex(Long, name => collection.TestCollectionDisplayName.Contains(name + " ", StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}

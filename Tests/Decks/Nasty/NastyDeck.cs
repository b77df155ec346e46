using System.Text;

namespace QuizHub.Tests.Decks.Nasty;

/// <summary>One deck that is wrong in one way, made into a folder.</summary>
/// <param name="Slug">Its folder's name, which says the kind.</param>
/// <param name="MustFind">Something must be said of it; else it may be sound, but must harm nobody.</param>
public sealed record NastyDeck(string Slug, bool MustFind, Action<string> Write)
{
    /// <summary>A sound deck of one question, with one thing put in somewhere.</summary>
    public static void Sound(string folder, string explanation = "See above.", string items = "", string yml = "", string front = "", string title = "What is it?", string? whole = null)
    {
        Directory.CreateDirectory(Path.Combine(folder, "t"));
        File.WriteAllText(Path.Combine(folder, "deck.yml"), Yml + yml);
        File.WriteAllText(Path.Combine(folder, "t", "q.en.md"), whole ?? Question(explanation, items, front, title));
    }

    public static string Yml => """
        format: 1
        languages: [en]
        title: { en: T }
        description: { en: d }
        topics:
          - { slug: t, title: { en: T }, description: { en: d }, questions: [q] }
        tags: { a: { en: a } }

        """.ReplaceLineEndings("\n");

    public static string Question(string explanation, string items = "", string front = "", string title = "What is it?") => $$"""
        ---
        question: {{title}}
        level: 1
        tags: [a]
        sources: [{ id: s, text: x }]
        {{front}}
        ---

        ## In thirty seconds

        Short. [@s]

        ## In two minutes

        Long.

        ## Explanation

        {{explanation}}

        ## Key points

        - A point. {#point}

        ## Items

        ### Reads {#reads .true-false facet=recall}

        It reads all examples for one step.

        - [x] True
          > That is what makes it plain.
        - [ ] False
          > Then it would be stochastic.

        {{items}}
        """.ReplaceLineEndings("\n");

    public static string Many(string piece, int times) => new StringBuilder().Insert(0, piece, times).ToString();
}

using System.Text;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Reading;
using QuizHub.Server.Quizzes;

namespace QuizHub.Tests.Decks.Formats;

/// <summary>A deck of one question, for a few lines of text or items.</summary>
internal sealed class SmallDeck
{
    public const string File = "t/q.en.md";

    public const string YesItem = "### Yes {#yes .true-false facet=recall}\n\nIt is so.\n\n- [x] True\n  > It is.\n- [ ] False\n  > It is not.\n";

    public static readonly MarkdownEngine Engine = new(TimeProvider.System);

    private SmallDeck(string yml, string question) => Files = new() { ["deck.yml"] = yml, [File] = question };

    public Dictionary<string, string> Files { get; }

    public DeckReading Reading => new DeckParser(null, Engine)
        .Read(DeckFiles.InMemory("small", Files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value))));

    public static SmallDeck Of(int format, string items = YesItem, string explanation = "Nothing.", string title = "What is this?") => new(
        $$"""
        format: {{format}}
        languages: [en]
        title: { en: Small }
        description: { en: Small. }
        topics:
          - slug: t
            title: { en: T }
            description: { en: T. }
            questions: [q]
        tags:
          t: { en: t }
        glossary: []

        """,
        $$"""
        ---
        question: {{title}}
        level: 1
        tags: [t]
        sources:
          - { id: s, text: "Somebody (2020), Something" }
        ---

        ## In thirty seconds

        Short. [@s]

        ## In two minutes

        Longer.

        ## Explanation

        {{explanation}}

        ## Key points

        - A point. {#p .must}

        ## Items


        """ + items);

    /// <summary>A numeric item with the parameters given.</summary>
    public static string Numeric(string stem, string parameters, string reason = "As said.") =>
        $"### Numbers {{#numbers .numeric facet=compute params=\"{parameters}\"}}\n\n{stem}\n\n- [x] {{= 100}}\n  > {reason.Replace("\n", "\n  > ", StringComparison.Ordinal)}\n";

    /// <summary>The findings as <c>code:line:column</c> of the question's file, with the lines counted from that which begins with a text.</summary>
    public IEnumerable<string> Found(string from) => Reading.Diagnostics.Select(found => $"{found.Code}:{found.Line - Line(from)}:{found.Column}");

    public Item Item => Reading.Deck!.Questions.Single().Items[0];

    /// <summary>What a learner sees of a text of the only item.</summary>
    public string Html(string markdown, int? format = null)
    {
        var deck = Reading.Deck!;
        var item = deck.Questions.Single().Items[0];
        return new MarkdownHtml(Engine).Render(markdown, new(deck, deck.Questions.Single(), "en", Variants.Parameters(item, 1), format is null ? item : item with { Format = format }));
    }

    /// <summary>The same deck as <c>check --upgrade</c> leaves it.</summary>
    public SmallDeck Upgraded()
    {
        var root = Directory.CreateTempSubdirectory("quizhub-upgrade-").FullName;
        try
        {
            foreach (var (name, text) in Files)
            {
                var path = Path.Combine(root, "small", name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                System.IO.File.WriteAllText(path, text);
            }

            Assert.NotNull(DeckUpgrade.Write(root));
            return new(System.IO.File.ReadAllText(Path.Combine(root, "small", "deck.yml")), System.IO.File.ReadAllText(Path.Combine(root, "small", File)));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private int Line(string from) => Files[File].Split('\n').ToList().FindIndex(line => line.StartsWith(from, StringComparison.Ordinal)) + 1;
}

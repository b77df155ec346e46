using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace QuizHub.Benchmarks.Decks;

/// <summary>
/// A deck of 10 000 questions in English, two items each, whose words are those of the shipped deck: sentences of its prose, mixed anew, and a formula. Seeded,
/// so it is always the same.
/// </summary>
internal sealed partial class LargeDeck
{
    public const string Slug = "ten-thousand";
    public const int Topics = 100, QuestionsOfTopic = 100;

    private readonly Random _random = new(20_261_201);
    private readonly List<string> _sentences;

    /// <param name="shipped">Folder of the deck that the sentences come from.</param>
    public LargeDeck(string shipped)
    {
        var files = Directory.EnumerateFiles(shipped, "*.en.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        _sentences = [.. files.SelectMany(file => Sentences(File.ReadAllText(file)))];
        var words = _sentences.SelectMany(sentence => sentence.Split(' ')).Where(word => word.Length > 4 && word.All(char.IsAsciiLetter));
        Words = [.. words.Select(word => word.ToLowerInvariant()).Distinct()];
    }

    /// <summary>Words that stand in it.</summary>
    public IReadOnlyList<string> Words { get; }

    public static string PageOf(int topic, int question) => $"/en/decks/{Slug}/topic-{topic}/question-{topic}-{question}";

    public static string FileOf(string root, int topic, int question) => Path.Combine(root, Slug, $"topic-{topic}", $"question-{topic}-{question}.en.md");

    /// <returns>Bytes of all files.</returns>
    public long Write(string root)
    {
        var yml = new StringBuilder("format: 2\nlanguages: [en]\ntitle: { en: A very large deck }\ndescription: { en: Ten thousand questions. }\ntopics:\n");
        var bytes = 0L;
        for (var topic = 0; topic < Topics; topic++)
        {
            Directory.CreateDirectory(Path.Combine(root, Slug, $"topic-{topic}"));
            var questions = string.Join(", ", Enumerable.Range(0, QuestionsOfTopic).Select(question => $"question-{topic}-{question}"));
            yml.Append(CultureInfo.InvariantCulture, $"  - slug: topic-{topic}\n    title: {{ en: Topic {topic} }}\n");
            yml.Append(CultureInfo.InvariantCulture, $"    description: {{ en: Its questions. }}\n    questions: [{questions}]\n");
            for (var question = 0; question < QuestionsOfTopic; question++)
            {
                var text = Question(topic, question);
                bytes += text.Length;
                File.WriteAllText(FileOf(root, topic, question), text);
            }
        }

        File.WriteAllText(Path.Combine(root, Slug, "deck.yml"), yml.Append("tags:\n  large: { en: large }\nglossary: []\n").ToString());
        return bytes;
    }

    /// <summary>Two or three words of the deck.</summary>
    public string Query() => string.Join(' ', Enumerable.Range(0, _random.Next(2, 4)).Select(_ => Word()));

    private string Question(int topic, int question) => string.Create(CultureInfo.InvariantCulture, $$"""
        ---
        question: What do {{Word()}} and {{Word()}} say about {{Word()}} in case {{topic * QuestionsOfTopic + question}}?
        level: {{1 + question % 3}}
        tags: [large]
        sources:
          - { id: book, text: "A book, chapter {{topic}}" }
        ---

        ## In thirty seconds

        {{Prose(3)}}

        ## In two minutes

        {{Prose(6)}}

        ## Explanation

        {{Prose(6)}} [@book]

        $$\theta_{ {{_random.Next(40)}} }\leftarrow\theta-\eta\,g$$

        {{Prose(4)}}

        ## Pitfalls

        > {{Prose(1)}}

        {{Prose(2)}}

        ## Key points

        - {{Prose(1)}} {#first .must match="{{Word()}}, {{Word()}}"}
        - {{Prose(1)}} {#second match="{{Word()}}"}

        ## Items

        ### Which one {#which .single facet=recall}

        {{Prose(1)}} Which is right in case {{question}}?

        - [x] {{Prose(1)}} (1)
          > {{Prose(1)}}
        - [ ] {{Prose(1)}} (2)
          > {{Prose(1)}}
        - [ ] {{Prose(1)}} (3)
          > {{Prose(1)}}

        ### How much {#how-much .numeric facet=compute tolerance=1% params="lr=0.05..0.5/0.05; beta=0.8..0.95/0.05"}

        {{Prose(1)}} The rate is {lr}, the share {beta}. What is their product?

        - [x] {= lr * beta}
          > {{Prose(1)}}
        - [ ] {= lr / beta}
          > {{Prose(1)}}

        """);

    private string Prose(int sentences) => string.Join(' ', Enumerable.Range(0, sentences).Select(_ => _sentences[_random.Next(_sentences.Count)]));

    private string Word() => Words[_random.Next(Words.Count)];

    /// <summary>Of the answers to say: plain prose.</summary>
    private static IEnumerable<string> Sentences(string text) => ToSay().Matches(text)
        .SelectMany(match => EndOfSentence().Split(match.Groups[1].Value.ReplaceLineEndings(" ")))
        .Select(sentence => sentence.Trim())
        .Where(sentence => sentence.Length is > 20 and < 200 && sentence.EndsWith('.') && !Special().IsMatch(sentence));

    [GeneratedRegex(@"## In (?:thirty seconds|two minutes)\s+(.*?)(?=\n## )", RegexOptions.Singleline)]
    private static partial Regex ToSay();

    [GeneratedRegex(@"(?<=\.)\s+")]
    private static partial Regex EndOfSentence();

    /// <summary>What means something to Markdown, or to the format.</summary>
    [GeneratedRegex(@"[$\[\]{}`*_<>|\\#~^]")]
    private static partial Regex Special();
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Library;

namespace QuizHub.Tests.Site;

/// <summary>A small deck made of records, so that tests of pages stand apart from tests of the parser. Its folder exists: adding a file to it makes the library read again.</summary>
public sealed class SampleDecks : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("quizhub-decks-").FullName;

    public SampleDecks()
    {
        Directory.CreateDirectory(Path.Combine(_root, "nets"));
        File.WriteAllText(Path.Combine(_root, "nets", "deck.yml"), "");
        Touch();
    }

    /// <summary>What the question <c>sgd</c> is called in English; takes effect with <see cref="Touch"/> and a refresh.</summary>
    public string Title { get; set; } = "What is `SGD` with $n$ examples?";

    public void AddTo(IServiceCollection services)
    {
        services.RemoveAll<DeckLibrary>();
        services.TryAddSingleton<MarkdownEngine>();
        services.TryAddSingleton<MarkdownHtml>();
        services.TryAddSingleton<RenderedTexts>();
        services.AddSingleton(new DeckLibrary([_root], (_, _) => new(Read(), [], []), TimeProvider.System, NullLogger<DeckLibrary>.Instance));
    }

    public void Touch() => File.WriteAllText(Path.Combine(_root, "nets", $"{Guid.NewGuid()}.md"), "");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static Localized Both(string en, string zh) => new(new Dictionary<string, string> { ["en"] = en, ["zh"] = zh });

    private Deck Read()
    {
        var sgd = new Question(
            "nets", "optimizers", "sgd", 2, ["momentum"], ["adam"], ["stochastic"],
            new DemoReference("sgd-variants", new Dictionary<string, string>()),
            [
                new("wins", new Dictionary<string, string> { ["conditionNumber"] = "50" }, "a < b", new(1, 20), 20),
                new("often", new Dictionary<string, string> { ["conditionNumber"] = "5", ["kind"] = "a b" }, "a < b", new(3, 12), 8),
            ],
            [new("polyak", "Polyak (1964)", null), new("book", "A <book>", "https://example.org/book")],
            [Choice("narrow-valley", ItemType.Single), Choice("guess", ItemType.Predict), Choice("seen", ItemType.SawIt)],
            new Dictionary<string, QuestionText>
            {
                ["en"] = Words(Title, "Cheap and **noisy**, by $1/n$ [@polyak].", "SGD is always best.", "Not on every problem."),
                ["zh"] = Words("什么是 SGD？", "便宜但有噪声。[@polyak]", "SGD 总是最好。", "并非如此。"),
            });
        var adam = sgd with
        {
            Slug = "adam",
            Aliases = [],
            Confusable = [],
            Demo = null,
            Claims = [],
            Texts = new Dictionary<string, QuestionText> { ["en"] = Words("What is Adam?", "A method.", "It never fails.", "It does.") },
        };
        var relu = adam with { Slug = "relu", TopicSlug = "activations", Items = [] };
        return new Deck(
            "nets", ["en", "zh"], Both("Nets", "网络"), Both("About nets.", "关于网络。"),
            [
                new("optimizers", Both("Optimizers", "优化器"), Both("Downhill.", "下山。"), [sgd, adam]),
                new("activations", Both("Activations", "激活函数"), Both("Bends.", "弯。"), [relu]),
                new("empty", Both("Empty", "空"), Both("Nothing yet.", "还没有。"), []),
            ],
            new Dictionary<string, Localized> { ["momentum"] = Both("momentum", "动量") },
            [
                new("step", Both("step", "步"), new Dictionary<string, IReadOnlyList<string>> { ["en"] = ["move"], ["zh"] = [] }, Both("One update.", "一次更新。")),
                new("loss", Both("loss", "损失"), new Dictionary<string, IReadOnlyList<string>>(), Both("How wrong.", "有多错。")),
            ],
            Path.Combine(_root, "nets"));
    }

    private static QuestionText Words(string title, string thirtySeconds, string said, string truth) => new(
        title, thirtySeconds, "Longer, with a [step](term:step).", "Because $\\theta \\leftarrow \\theta - \\eta g$, see [Adam](question:adam). [@book]",
        [new(said, truth)],
        [new("next", "And then?", "Then rest.", "cheap")],
        [new("cheap", true, "It is cheap.", ["cheap"]), new("noisy", false, "It is noisy.", [])],
        new Dictionary<string, ClaimText> { ["wins"] = new("It wins.", "It fails when flat."), ["often"] = new("It often wins.", null) });

    /// <summary>An item whose every word is a secret of the key.</summary>
    private static Item Choice(string id, ItemType type) => new(
        id, type, Facet.Mechanism, [], new Dictionary<string, string>(), null, type == ItemType.SawIt ? "guess" : null,
        new Dictionary<string, ItemText> { ["en"] = new("SECRET title", "SECRET stem", "SECRET why"), ["zh"] = new("SECRET title", "SECRET stem", null) },
        new ChoiceBody(false, [new("a", true, null, null, null, Both("SECRET option", "SECRET option"), Both("SECRET reason", "SECRET reason"))]),
        "0123456789abcdef", "0123456789abcdef");
}

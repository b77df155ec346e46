using QuizHub.Site;

namespace QuizHub.Decks;

/// <summary>Texts of the pages that decks are read on.</summary>
public static class DeckTexts
{
    public static readonly Text Breadcrumb = new("You are here", "当前位置");
    public static readonly Text Glossary = new("Glossary", "术语表");
    public static readonly Text GlossaryDescription = new("The terms of {0}, each in one or two sentences.", "{0}用到的术语，每个用一两句话说清楚。");
    public static readonly Text Also = new("also:", "又称：");
    public static readonly Text EmptyDeck = new("This deck has no questions yet.", "这个题库还没有问题。");
    public static readonly Text EmptyTopic = new("This topic has no questions yet.", "这个主题还没有问题。");
    public static readonly Text EmptyGlossary = new("This deck explains no terms yet.", "这个题库还没有术语。");
    public static readonly Text PractiseTopic = new("Practise this topic", "练习这个主题");
    public static readonly Text PractiseDeck = new("Practise this deck", "练习这个题库");
    public static readonly Text NotTranslated = new(
        "This question has not been translated into English yet. It is shown as its author wrote it.",
        "这个问题还没有中文翻译，下面是作者的原文。");

    public static readonly Text OnThisPage = new("On this page", "本页内容");
    public static readonly Text ThirtySeconds = new("In thirty seconds", "三十秒回答");
    public static readonly Text TwoMinutes = new("In two minutes", "两分钟回答");
    public static readonly Text Explanation = new("Explanation", "解释");
    public static readonly Text Pitfalls = new("Where answers go wrong", "常见误区");
    public static readonly Text OftenSaid = new("Often said", "常有人说");
    public static readonly Text InTruth = new("In truth", "其实");
    public static readonly Text FollowUps = new("What comes next in the interview", "面试官接下来会问");
    public static readonly Text Probes = new("It probes:", "考查的要点：");
    public static readonly Text KeyPoints = new("What a good answer contains", "好答案的要点");
    public static readonly Text Indispensable = new("indispensable", "必答");
    public static readonly Text Claims = new("Tried by running it", "跑出来的结论");
    public static readonly Text ClaimCard = new("Claim, tried here", "本站跑过的结论");
    public static readonly Text RunIt = new("Run it with these settings", "用这组设置运行");
    public static readonly Text Sources = new("Sources", "参考资料");
    public static readonly Text OftenConfused = new("Often confused with", "容易混淆");
    public static readonly Text Practise = new("Practise this question", "练习这个问题");
    public static readonly Text Predict = new("Predict and run the demo", "先预测，再运行实验");
    public static readonly Text Previous = new("Previous", "上一个问题");
    public static readonly Text Next = new("Next", "下一个问题");
    public static readonly Text Neighbours = new("Neighbouring questions", "相邻问题");

    public static Text Level(int level) => level switch
    {
        1 => new("basic", "基础"),
        2 => new("intermediate", "中等"),
        _ => new("advanced", "进阶"),
    };

    public static Text Topics(int count) => new(count == 1 ? "1 topic" : $"{count} topics", $"{count} 个主题");

    public static Text Questions(int count) => new(count == 1 ? "1 question" : $"{count} questions", $"{count} 个问题");

    public static Text Items(int count) => new(count == 1 ? "1 exercise" : $"{count} exercises", $"{count} 道题");

    public static Text Minutes(int count) => new($"{count} min read", $"阅读约 {count} 分钟");

    /// <summary>How often a claim held when <c>check</c> ran it.</summary>
    public static Text Held(int holds, int seeds) => new(holds == seeds ? $"held in {holds} of {TextFill.Count(seeds, "run", "runs")}" : $"held in at least {holds} of {TextFill.Count(seeds, "run", "runs")}", holds == seeds ? $"{seeds} 次运行全部成立" : $"{seeds} 次运行中至少 {holds} 次成立");

    /// <summary>What a claim promises, in a sentence.</summary>
    public static Text HoldsIn(int holds, int seeds) => holds == seeds
        ? new($"Holds in all {TextFill.Count(seeds, "seed", "seeds")}; checked by running them", $"{seeds} 个随机种子全部成立，已逐一运行检验")
        : new($"Holds in at least {holds} of {TextFill.Count(seeds, "seed", "seeds")}; checked by running them", $"{seeds} 个随机种子中至少 {holds} 个成立，已逐一运行检验");
}

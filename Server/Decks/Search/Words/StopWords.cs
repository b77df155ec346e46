using System.Collections.Frozen;

namespace QuizHub.Server.Decks.Search.Words;

/// <summary>Words that say how something is asked, not what about. They count a little where they are found, and no page has to have them.</summary>
internal static class StopWords
{
    private const string English =
        "a an the of in on at to for from with by as into about between than then so if and or not no but vs versus is are was were be been being do does did done doing can could should would may might "
        + "must will shall have has had having i you we they he she it its their them this that these those there here what which who whom whose when where why how each any some all more most much many "
        + "very just only also really actually same both either neither again still yet too other another explain explains describe define definition meaning introduce tell briefly brief sketch give "
        + "list name say said call called work works working use uses used using need needs needed help helps cause causes caused causing reason reasons purpose effect effects happen happens problem "
        + "problems issue issues solve solves solved solution solutions fix fixes prevent preventing avoid avoiding reduce reducing handle handling deal detect detecting notice find tell know choose good "
        + "bad best better worse difference differences differ differs different compare compared comparing comparison advantage advantages disadvantage disadvantages pros cons strengths weaknesses "
        + "benefit benefits example examples simple easy easily interview question questions answer answers tutorial basics overview idea get make makes add adds serve appear appears suit me my your "
        + "explanation understanding understand please intuition intuitively concept concepts way ways like against over nn torch tf keras optim functional layers np";

    private const string Chinese =
        "什么是 是什么 什么 什么样 为什么 为何 为啥 怎么 怎么样 怎样 如何 哪些 哪个 哪种 有哪些 有什么 有何 吗 呢 吧 啊 的 了 地 得 和 与 及 以及 或 或者 跟 同 在 是 有 会 能 能够 可以 应该 需要 必须 请 请问 介绍 "
        + "简要介绍 介绍一下 简述 简要 简单 描述 解释 解释一下 说明 讲讲 讲一下 说说 谈谈 一下 一种 区别 的区别 有什么区别 不同 有什么不同 有何不同 不同点 差异 差别 对比 比较 相比 异同 优缺点 优点 缺点 好处 坏处 各有什么优缺点 作用 "
        + "有什么作用 用途 用处 原因 原理 含义 意思 定义 概念 方法 办法 解决 解决方法 应对 避免 防止 缓解 判断 发现 检测 处理 怎么办 怎么解决 之间 各自 各 又 既 也 都 就 还 却 它 它们 他们 我们 你 我 这 那 这个 那个 中 里 里面 时 时候 "
        + "用 用于 使用 采用 进行 一个 基本 思想 常说 人们 真正 通常 常见 问题 面试 面试题 知道 理解 知识点 总结 对 把 被 让 使 从 到 比 好 更 最 容易 为 而 但 不 能用 适合 哪里 何时 什么时候 几种 有几种 经验 有哪些经验 体现 "
        + "带来 确定 权衡 多 这么多 这么 如此 不能 不用 没有 为什么要 要 吧";

    private static readonly FrozenSet<string> All = $"{English} {Chinese}".Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = All.GetAlternateLookup<ReadOnlySpan<char>>();

    public const int LongestChinese = 8;

    public static bool Has(string word) => All.Contains(word);

    public static bool Has(ReadOnlySpan<char> word) => Lookup.Contains(word);

    /// <summary>For each word of a text whether it is one of these, the longest Chinese ones first.</summary>
    public static bool[] In(IReadOnlyList<Token> tokens)
    {
        var stops = new bool[tokens.Count];
        for (var at = 0; at < tokens.Count;)
        {
            var count = LengthAt(tokens, at);
            stops.AsSpan(at, count).Fill(true);
            at += Math.Max(1, count);
        }

        return stops;
    }

    private static int LengthAt(IReadOnlyList<Token> tokens, int at)
    {
        if (!tokens[at].IsHan)
        {
            return Has(tokens[at].Word) ? 1 : 0;
        }

        var run = tokens.Skip(at).TakeWhile(token => token.IsHan).Take(LongestChinese).Select(token => token.Word[0]).ToArray();
        for (var count = run.Length; count > 0; count--)
        {
            if (Has(run.AsSpan(0, count)))
            {
                return count;
            }
        }

        return 0;
    }
}

using QuizHub.Site;

namespace QuizHub.Server.Decks;

/// <summary>What <c>check</c> says beside its findings.</summary>
internal static class CheckTexts
{
    public const string Usage = "check [PATH] [--no-claims] [--strict] [--write-translates] [--write-listings] [--upgrade] [--format text|json] [--lang en|zh]";

    public static readonly Text TwoPaths = new("Give one path.", "只能给出一个路径。");
    public static readonly Text NoWorker = new("no demo worker can be started", "无法启动实验进程");
    public static readonly Text Error = new("error", "错误");
    public static readonly Text Warning = new("warning", "警告");

    public static readonly Text TooMuchWork = new("it takes too much time or memory", "耗时或内存过多");

    public static Text BadArgument(string argument) => new($"`{argument}` can't be read.", $"无法识别 `{argument}`。");

    public static Text NoSuchPath(string path) => new($"There is no `{path}`.", $"`{path}` 不存在。");

    public static Text NoDeck(string path) => new($"There is no deck in `{path}`: a deck is a folder with deck.yml.", $"`{path}` 中没有题库：题库是含有 deck.yml 的文件夹。");

    public static Text CannotList(string path, string why) => new($"`{path}` can't be listed: {why}", $"无法列出 `{path}`：{why}");

    /// <summary>The one line about a part of a deck that learners do not get.</summary>
    public static Text Lost(LostPart part) => new(
        $"left out: {Part(part, "en")} ({Where(part)})", $"未收入：{Part(part, "zh")}（{Where(part)}）");

    private static string Part(LostPart part, string language) => (part.Question, part.Language, language) switch
    {
        (null, _, "zh") => $"题库 {part.Deck}",
        (null, _, _) => $"the deck {part.Deck}",
        (var question, null, "zh") => $"问题 {part.Deck}/{question}",
        (var question, null, _) => $"the question {part.Deck}/{question}",
        (var question, var lost, "zh") => $"问题 {part.Deck}/{question} 的 {lost} 译文",
        (var question, var lost, _) => $"the translation of {part.Deck}/{question} into {lost}",
    };

    private static string Where(LostPart part) => $"{part.Because.Path}:{part.Because.Line}:{part.Because.Column} {part.Because.Code}";

    public static Text Written(string path, string hash) => new($"{path}: translates: {hash}", $"{path}：translates: {hash}");

    public static Text ListingsWritten(string path) => new($"{path}: code written", $"{path}：已写入代码");

    public static readonly Text WholeDecks = new("A format is that of a whole deck: give its folder.", "格式属于整个题库：请给出它的文件夹。");

    public static Text Upgraded(string path, int edits) => new($"{path}: {Count(edits, "place")} changed", $"{path}：改动 {edits} 处");

    public static Text NotUpgraded(string path) =>
        new($"{path}: left as it is, because a file of the deck can't be read", $"{path}：未改动，因为题库中有文件无法读取");

    public static Text Findings(int errors, int warnings) => new($"{Count(errors, "error")}, {Count(warnings, "warning")}", $"{errors} 个错误，{warnings} 个警告");

    public static Text Decks(int decks, int questions, int items) =>
        new($"{Count(decks, "deck")}, {Count(questions, "question")}, {Count(items, "item")}", $"{decks} 个题库，{questions} 个问题，{items} 道题");

    public static Text ByType(string counts) => new($"by type: {counts}", $"按题型：{counts}");

    public static Text ByFacet(string counts) => new($"by facet: {counts}", $"按考查方面：{counts}");

    public static Text Demos(int used, int known, bool withClinic) => new(
        $"demos: {used} used of {known}{(withClinic ? ", and the clinic" : "")}", $"实验：共 {known} 个，用到 {used} 个{(withClinic ? "，另有门诊" : "")}");

    public static Text Cases(int proved, int of) => new($"clinic: {proved} of {TextFill.Count(of, "case", "cases")} proved", $"门诊：{of} 个病例中 {proved} 个得到验证");

    public static Text CaseShown(CaseResult shown) => new(
        $"  {shown.Question}/{shown.Item}: {shown.Fault} there {shown.There} of {shown.Of}, gone with {shown.Remedy} {shown.Gone} of {shown.Of}",
        $"  {shown.Question}/{shown.Item}：{shown.Fault} 出现 {shown.There}/{shown.Of}，采取 {shown.Remedy} 后消失 {shown.Gone}/{shown.Of}");

    public static Text CasesUnchecked(int of) => new($"clinic: {Count(of, "case")}, not run", $"门诊：{of} 个病例，未运行");

    public static Text Claims(int held, int of) => new($"claims: {held} of {of} hold", $"论断：{of} 条中 {held} 条成立");

    public static Text ClaimHeld(ClaimResult claim) => new(
        $"  {claim.Question}/{claim.Claim}: held in {claim.Held} of {claim.Of} runs, {claim.Needed} needed",
        $"  {claim.Question}/{claim.Claim}：{claim.Of} 次运行中 {claim.Held} 次成立，要求 {claim.Needed} 次");

    public static Text ClaimsUnchecked(int of) => new($"claims: {of}, not run", $"论断：{of} 条，未运行");

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}

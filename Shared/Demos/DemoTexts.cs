using QuizHub.Site;
using static QuizHub.Site.TextFill;

namespace QuizHub.Demos;

/// <summary>Interface texts around demos and their runs.</summary>
public static class DemoTexts
{
    public static readonly Text Yes = new("yes", "是");
    public static readonly Text No = new("no", "否");

    // Settings
    public static readonly Text Settings = new("Settings", "参数");
    public static readonly Text Reset = new("Reset to defaults", "恢复默认值");
    public static readonly Text Seed = new("Seed", "随机种子");
    public static readonly Text SeedHelp = new("The same settings and seed give the same run.", "参数和种子相同，运行结果就相同。");
    public static readonly Text SeedRefused = new("The seed must be a whole number from 0 to 2147483647.", "随机种子必须是 0 到 2147483647 之间的整数。");
    public static readonly Text NewSeed = new("New seed", "换一个种子");
    public static readonly Text AddRow = new("Add a row", "增加一行");
    public static readonly Text RemoveRow = new("Remove the last row", "删除最后一行");
    public static readonly Text AddColumn = new("Add a column", "增加一列");
    public static readonly Text RemoveColumn = new("Remove the last column", "删除最后一列");
    public static readonly Text AddDimension = new("Add a dimension", "增加一维");
    public static readonly Text RemoveDimension = new("Remove the last dimension", "删除最后一维");
    public static readonly Text NumbersApart = new("Numbers with spaces between them", "数之间用空格隔开");
    public static readonly Text On = new("on", "开");
    public static readonly Text Off = new("off", "关");
    public static readonly Text BadSettings = new(
        "Some settings in the address could not be used; their defaults stand in for them.", "地址中有些参数无法使用，已换成默认值。");

    // Running
    public static readonly Text Run = new("Run", "运行");
    public static readonly Text Stop = new("Stop", "停止");
    public static readonly Text TryAgain = new("Try again", "再试一次");
    public static readonly Text RunAgain = new("Run again", "再运行一次");
    public static readonly Text Starting = new("Starting…", "正在启动……");
    public static readonly Text Running = new("Running", "运行中");
    public static readonly Text Progress = new("Progress of the run", "运行进度");
    public static readonly Text Outcome = new("What this run showed", "本次运行表明");
    public static readonly Text OutcomeAwaited = new("Comes when the run is finished.", "运行结束后显示。");
    public static readonly Text RunNumbers = new("Numbers of this run", "本次运行的数值");
    public static readonly Text HeldBack = new("The numbers come once you have said what you saw.", "回答你看到了什么之后，才会显示数值。");
    public static readonly Text GettingReady = new("Getting ready…", "正在准备……");
    public static readonly Text NeedsScript = new(
        "Running a demo needs JavaScript. Without it, this page still tells what the demo does, its settings, and what was found.",
        "运行实验需要 JavaScript。不启用时，本页仍会说明实验的内容、参数和已有的结论。");

    public static readonly Text NotRunYet = new("Nothing has run yet. Choose settings, guess what will happen, then press Run.", "还没有运行。先选好参数，猜一猜会发生什么，再按“运行”。");
    public static readonly Text HintNote = new(
        "Once you have run this demo freely, predictions about it count as hinted for today.", "自由运行过这个实验之后，今天关于它的预测题都算作看过提示。");

    public static readonly Text UnavailableTitle = new("Demos cannot run here at the moment", "目前无法在此运行实验");
    public static readonly Text ThisRunsAddress = new("Address of this run", "本次运行的固定地址");

    // Failures
    public static readonly Text StoppedByYou = new("You stopped this run.", "你停止了这次运行。");
    public static readonly Text NetworkFailed = new("The server could not be reached.", "无法连接到服务器。");
    public static readonly Text StreamBroke = new("The connection broke before the run was finished.", "运行尚未结束，连接就断开了。");
    public static readonly Text Refused = new("The server refused to start the run.", "服务器拒绝启动这次运行。");

    // Figures
    public static readonly Text NoDataYet = new("no data yet", "还没有数据");
    public static readonly Text NotDrawn = new("This figure could not be drawn. Its data are in the table below.", "无法绘制这幅图，数据见下方表格。");
    public static readonly Text ContourNote = new("Background: the stronger the tint, the lower the value.", "背景：颜色越深，数值越低。");
    public static readonly Text Data = new("Data", "数据");
    public static readonly Text Download = new("Download as CSV", "下载 CSV");
    public static readonly Text Series = new("series", "系列");
    public static readonly Text Node = new("node", "节点");
    public static readonly Text Value = new("value", "值");
    public static readonly Text Gradient = new("gradient", "梯度");
    public static readonly Text LeadsTo = new("leads to", "指向");

    // Claims
    public static readonly Text Claims = new("What we claim, and how often it held", "我们的论断，以及它成立的次数");
    public static readonly Text FailsWhen = new("When it fails", "何时不成立");
    public static readonly Text ClaimSettings = new("Settings", "所用参数");
    public static readonly Text AllDefaults = new("all defaults", "全部默认值");

    // A demo's page
    public static readonly Text Demo = new("Demo", "实验");
    public static readonly Text ToDemo = new("To the demo", "前往实验");
    public static readonly Text BackToQuestion = new("Back to the question", "返回问题");

    // A stored run
    public static readonly Text StoredRun = new("A stored run", "已保存的运行");
    public static readonly Text RunItYourself = new("Open the demo with these settings", "用这些参数打开实验");
    public static readonly Text FiguresPurged = new(
        "This run is so old that its figures are no longer kept. Its settings and numbers are; running it again draws the figures anew.",
        "这次运行时间较久，图形已不再保存；参数和数值都还在，重新运行即可再次绘出图形。");
    public static readonly Text RunAgainHere = new("Run it again", "重新运行");
    public static readonly Text OtherVersion = new(
        "The demo has changed since this run: the same settings may show something else today.", "此后实验有过改动：同样的参数如今可能得到不同的结果。");

    public static readonly Text FactsAwaited = new(
        "The numbers of this run are held back until you have answered what it showed.", "请先回答这次运行表明了什么，之后才会显示数值。");

    public static Text DemoTitle(Text demo) => new($"Run of the demo: {demo.En}", $"实验的一次运行：{demo.Zh}");

    /// <summary>Place in the queue: 1 is the next to start.</summary>
    public static Text QueuePlace(int position) => position switch
    {
        <= 0 => Starting,
        1 => new("You are next.", "下一个就是你。"),
        _ => new($"Waiting: {position - 1} before you.", $"排队中：前面还有 {position - 1} 个。"),
    };

    public static Text Percent(double fraction) => new(Numbers.Percent(Math.Clamp(fraction, 0, 1), Language.En), Numbers.Percent(Math.Clamp(fraction, 0, 1), Language.Zh));

    /// <summary>How long a run took that may not tell.</summary>
    public static readonly Text FinishedSometime = new("The curves are complete.", "曲线已画完。");

    public static Text Finished(double seconds) => new($"Finished in {DemoNumbers.Show(Math.Round(seconds, 1))} s.", $"运行完成，用时 {DemoNumbers.Show(Math.Round(seconds, 1))} 秒。");

    /// <summary>What to do after a failure, by the stable code of <see cref="RunFailed"/> (or <c>network</c> and <c>broken</c>, made by the browser's side).</summary>
    public static Text WhatNext(string code) => code switch
    {
        "settings" => new("Correct the settings and run it again.", "请改正参数后再运行。"),
        "busy" => new("Many runs are waiting. Try again in a minute.", "排队的运行太多，请过一分钟再试。"),
        "too-many" => new("Let your other runs finish or stop them, then try again.", "请等其他运行结束或将其停止，再试一次。"),
        "timeout" => new("Try settings that need less work: fewer steps, fewer examples, a smaller net.", "请换用计算量更小的参数：更少的步数、更少的样本或更小的网络。"),
        "memory" => new("Try settings that need less memory: fewer examples or a smaller net.", "请换用占用内存更少的参数：更少的样本或更小的网络。"),
        "crashed" => new("Try again. If it happens twice, change a setting.", "请再试一次。如果再次发生，请更改一个参数。"),
        "stopped" => new("Run it again whenever you like.", "随时可以再次运行。"),
        "unavailable" => new("Everything else works: read the answer and what was found in earlier runs.", "其他功能不受影响：可以阅读解答和以往运行的结论。"),
        "network" or "broken" => new("Check your connection, then try again. Nothing you did is lost.", "请检查网络连接后再试。你已完成的内容不会丢失。"),
        _ => new("Try again in a moment.", "请稍后再试。"),
    };

    public static Text MoreNumbers(int count) => new(count == 1 ? "1 more number" : $"{count} more numbers", $"另外 {count} 个数值");

    /// <summary>The name of a curve of the run before.</summary>
    public static Text Before(Text series) => new($"{series.En} (before)", $"{series.Zh}（上次）");

    /// <param name="changes">What was different in the run before, such as "momentum 0.5".</param>
    public static Text CompareSwitch(string changes) => new($"Compare with the run before, same seed: {changes}", $"与种子相同的上一次运行对比：{changes}");

    /// <summary>What has values that are not drawn.</summary>
    public static string WithGaps(Language language, IReadOnlyList<string> names) => language == Language.Zh
        ? $"无穷大、缺失或超出范围的值没有画出：{string.Join('、', names)}。"
        : $"Values that are infinite, missing or beyond the scale are not drawn: {string.Join(", ", names)}.";

    public static Text Of(Text series, string category) => new($"{series.En}: {category}", $"{series.Zh}：{category}");

    /// <param name="changes">As in <see cref="CompareSwitch"/>; null for nothing to say.</param>
    public static Text FaintIs(string? changes) => changes is null
        ? new("Faint: the run before.", "浅色：上一次运行。")
        : new($"Faint: the run before, {changes}.", $"浅色：上一次运行，{changes}。");

    public static Text DataOf(Text title) => new($"Data of “{title.En}”", $"“{title.Zh}”的数据");

    public static Text RowsShown(int shown, int all) => shown == all
        ? new(Count(all, "row", "rows"), $"共 {all} 行")
        : new($"{shown} of {Count(all, "row", "rows")}, evenly spaced; the file has them all", $"共 {all} 行，此处均匀选取 {shown} 行；文件中有全部数据");

    public static Text Held(int holds, int seeds) => holds >= seeds
        ? new($"held in all {Count(seeds, "seed", "seeds")} when checked", $"检验时 {seeds} 个种子全部成立")
        : new($"held in at least {holds} of {Count(seeds, "seed", "seeds")} when checked", $"检验时 {seeds} 个种子中至少 {holds} 个成立");

    public static Text HeldHere(int held, int runs) => runs == 0
        ? new("not run on this server yet", "本站还没有运行过")
        : new($"held in {held} of {Count(runs, "run", "runs")} here", $"本站 {runs} 次运行中 {held} 次成立");

    public static Text RunSeed(int seed) => new($"Run it with seed {seed}", $"用种子 {seed} 运行");

    public static Text Seeds(int first, int last) => new($"seeds {first} to {last}", $"种子 {first} 到 {last}");

    public static Text Between(string least, string most) => new($"{least} to {most}", $"{least} 到 {most}");

    public static Text Cell(int row, int column) => new($"row {row}, column {column}", $"第 {row} 行第 {column} 列");

    public static Text Dimension(int place) => new($"dimension {place}", $"第 {place} 维");

    public static Text Sentence(string subject, string said) => new($"{subject}: {said}.", $"{subject}：{said}。");

    public static Text GraphSize(int nodes, int edges) => new($"{Count(nodes, "node", "nodes")}, {Count(edges, "edge", "edges")}", $"{nodes} 个节点，{edges} 条边");

    public static Text GridSize(int rows, int columns, string least, string most) =>
        new($"{rows} by {columns}, values from {least} to {most}", $"{rows} 行 {columns} 列，数值从 {least} 到 {most}");

    public static Text PointCount(Text series, int points) => new($"{series.En}: {Count(points, "point", "points")}", $"{series.Zh}有 {points} 个点");

    public static Text ValueRange(Text series, int values, string least, string most) =>
        new($"{series.En}: {Count(values, "value", "values")} from {least} to {most}", $"{series.Zh}有 {values} 个值，从 {least} 到 {most}");

    public static Text Course(Text series, int points, string first, string last) =>
        new($"{series.En} goes from {first} to {last} in {Count(points, "point", "points")}", $"{series.Zh}从 {first} 变到 {last}，共 {points} 个点");
}

using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;

namespace QuizHub.DemoWorker.Demos.Snippets;

/// <summary>A training snippet with one fault, run as written and mended, from the same seed and on the same data.</summary>
public class SnippetsDemo : IDemo
{
    private static readonly IReadOnlyList<Snippet> All =
        [.. typeof(Snippet).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Snippet)) && !type.IsAbstract)
            .Select(type => (Snippet)Activator.CreateInstance(type)!).OrderBy(snippet => snippet.Id, StringComparer.Ordinal)];

    private static readonly ChoiceSetting Chosen = new(
        "snippet", new("Snippet", "代码"), All[0].Id, [.. All.Select(snippet => new SettingOption(snippet.Id, snippet.Name, snippet.Listing))]);

    private static readonly FigureDeclaration Losses = new(
        "loss", FigureKind.Lines, new("Loss", "损失"), new(new("Steps", "步数")), new(new("Loss of the step", "该步的损失"), Logarithmic: true));
    private static readonly FigureDeclaration Code = new("code", FigureKind.Code, new("The code: −\u00a0as written, +\u00a0mended", "代码：−\u00a0原样，+\u00a0改正"));

    private static readonly Text AsWritten = new("as written", "原样"), Mended = new("mended", "改正后");

    public virtual DemoDeclaration Declaration { get; } = new(
        "training-snippets", 1,
        new("Find the bug", "找错"),
        new("A short training loop with one fault, run as it is written and again with the fault mended.", "一段有一处错误的训练代码：先照原样运行，改正后再运行一次。"),
        UsesSeed: true,
        [Chosen],
        [Code, Losses],
        [
            Facts.Integer("fault.line", "Line of the fault (or before which one is missing)", "出错的行（或该行之前缺少一行）"),
            Facts.Number("written.loss", "Loss at the end, as written", "最终损失，原样"),
            Facts.Number("mended.loss", "Loss at the end, mended", "最终损失，改正后"),
            Facts.Number("written.score", "Score at the end, as written", "最终得分，原样"),
            Facts.Number("mended.score", "Score at the end, mended", "最终得分，改正后"),
            Facts.Number("written.measure", "Measure of the symptom, as written", "症状的度量，原样"),
            Facts.Number("mended.measure", "Measure of the symptom, mended", "症状的度量，改正后"),
            Facts.Truth("written.symptom", "The symptom is there as written", "原样运行有症状"),
            Facts.Truth("mended.symptom", "The symptom is there when mended", "改正后仍有症状"),
            Facts.Integer("written.updates", "Updates made as written", "原样运行的更新次数"),
        ]);

    public Text Run(DemoRun run)
    {
        var snippet = All.Single(known => known.Id == run[Chosen]);
        run.Table(Code, [new("Line", "行"), new("±", "±"), new("Code", "代码")], snippet.Lines.Select(line => (IReadOnlyList<string>)
            [line.Number == 0 ? "" : $"{line.Number}", line.In switch { Version.Written => "−", Version.Mended => "+", _ => "" }, line.Text]));
        run.Plan(2 * snippet.Passes);
        var written = snippet.Play(run, WithoutMending, Curve("written", AsWritten));
        var mended = snippet.Play(run, WithoutFault, Curve("mended", Mended));
        run.Fact("fault.line", snippet.FaultLine);
        Report(run, "written", written);
        Report(run, "mended", mended);
        run.Fact("written.updates", written.Updates);
        return Say(snippet, written, mended);

        Action<int, double> Curve(string id, Text name)
        {
            var series = run.Series(Losses, id, name);
            return (step, loss) => series.Add(step, loss);
        }
    }

    /// <summary>The steps that are left out to run the snippet as written.</summary>
    protected virtual Version WithoutMending => Version.Mended;

    /// <summary>The steps that are left out to run it mended.</summary>
    protected virtual Version WithoutFault => Version.Written;

    private static void Report(DemoRun run, string version, Played played)
    {
        run.Fact($"{version}.loss", played.Loss);
        run.Fact($"{version}.score", played.Score);
        run.Fact($"{version}.measure", played.Measure);
        run.Fact($"{version}.symptom", played.Shows);
    }

    private static Text Say(Snippet snippet, Played written, Played mended)
    {
        var right = string.Join("; ", snippet.Lines.Where(line => line.In == Version.Mended).Select(line => line.Text.Trim()));
        var wrong = string.Join("; ", snippet.Lines.Where(line => line.In == Version.Written).Select(line => line.Text.Trim()));
        var place = snippet.FaultLine;
        var what = wrong.Length == 0
            ? new Text($"Before line {place} there should be: {right}.", $"第 {place} 行之前应有：{right}。")
            : wrong == right
                ? new($"Line {place}, {wrong}, stands in the wrong place.", $"第 {place} 行 {wrong} 放错了位置。")
                : new($"Line {place} is {wrong}; it should be {right}.", $"第 {place} 行是 {wrong}，应为 {right}。");
        var (one, other) = (Kit.Say.Number(written.Measure), Kit.Say.Number(mended.Measure));
        return new(
            $"{what.En} {snippet.Measured.En}: {one} as written, {other} mended. The loss ends at {Kit.Say.Number(written.Loss)} and {Kit.Say.Number(mended.Loss)}.",
            $"{what.Zh}{snippet.Measured.Zh}：原样 {one}，改正后 {other}。最终损失分别为 {Kit.Say.Number(written.Loss)} 和 {Kit.Say.Number(mended.Loss)}。");
    }
}

using System.Text.Json;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Tests.Demos.Components;

/// <summary>Demos that no worker runs, for components.</summary>
internal static class Samples
{
    /// <summary>Two settings, one figure of curves, two facts: like a real one.</summary>
    public static DemoDeclaration Descent { get; } = new(
        "descent", 1, T("Descent"), T("Walks down."), UsesSeed: true,
        [new NumberSetting("momentum", T("Momentum"), 0.9, 0, 0.99, 0.01), new IntegerSetting("steps", T("Steps"), 100, 10, 1000, 10)],
        [new FigureDeclaration("loss", FigureKind.Lines, T("Loss"), new Axis(T("updates")), new Axis(T("loss"), Logarithmic: true))],
        [
            new FactDeclaration("momentum.updates", FactType.Integer, T("with momentum"), T("updates")),
            new FactDeclaration("reached", FactType.Boolean, T("reached the threshold")),
        ]);

    /// <summary>One setting of every kind.</summary>
    public static DemoDeclaration EverySetting { get; } = Descent with
    {
        Name = "every-setting",
        Settings =
        [
            new IntegerSetting("steps", T("Steps"), 100, 10, 1000, 10, T("How long it runs.")),
            new NumberSetting("momentum", T("Momentum"), 0.9, 0, 0.99, 0.01),
            new NumberSetting("rate", T("Learning rate"), 0.01, 0.0001, 1, 0.1, Logarithmic: true),
            new BooleanSetting("nesterov", T("Nesterov"), false),
            new ChoiceSetting("start", T("Start"), "far", [new("far", T("far away")), new("near", T("close by"))]),
            new ChoiceSetting("data", T("Data"), "a", [.. "abcdef".Select(id => new SettingOption(id.ToString(), T($"set {id}")))]),
            new ChoicesSetting("methods", T("Methods"), ["sgd"], [new("sgd", T("SGD")), new("adam", T("Adam")), new("rms", T("RMSProp"))]),
            new MatrixSetting("matrix", T("Matrix"), [[1, 2], [3, 4]], -9, 9, 3, 3),
            new ShapeSetting("shape", T("Shape"), [2, 3], 4, 64),
            new SequenceSetting("sequence", T("Sequence"), [1, 0, 1], 0, 1, 5),
        ],
    };

    /// <summary>One figure of every kind.</summary>
    public static DemoDeclaration EveryFigure { get; } = Descent with
    {
        Name = "every-figure",
        Figures = [.. Enum.GetValues<FigureKind>().Select(kind => new FigureDeclaration(Id(kind), kind, T(kind.ToString()), new Axis(T("across")), new Axis(T("up"))))],
    };

    public static string Id(FigureKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    public static Text T(string text) => new(text, "中文" + text);

    public static JsonElement J(string json) => JsonElement.Parse(json);

    public static SeriesData Series(string id, params double?[][] points) => new(id, T(id), points);

    public static FigureUpdate Curve(UpdateMode mode, params SeriesData[] series) => new("loss", mode, series);

    public static RunFigure Point(double x, double y, string series = "momentum") => new(Curve(UpdateMode.Append, Series(series, [x, y])));

    public static RunFact Updates(int updates) => new(new("momentum.updates", J($"{updates}")));

    public static DemoPageModel Page(DemoDeclaration demo) => new(demo, SettingValues.Read(demo, null).Values, 7, [], [], false, null, Language.En, [], "api/counts");
}

using System.Globalization;
using System.Text.Json;
using CsCheck;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Tests.Demos;

public sealed class SettingValuesTests
{
    private static readonly Text Name = new("Name", "名称");
    private static readonly SettingOption[] Options = [new("a", Name), new("b", Name), new("c", Name)];

    private static readonly IntegerSetting Batch = new("batchSize", new("Batch size", "批大小"), 32, 1, 256);
    private static readonly IntegerSetting Stepped = new("width", Name, 8, 4, 64, 4);
    private static readonly NumberSetting Rate = new("rate", Name, 0.1, 1e-7, 1e20, 0.1, Logarithmic: true);
    private static readonly BooleanSetting Bias = new("bias", Name, true);
    private static readonly ChoiceSetting Kind = new("kind", Name, "b", Options);
    private static readonly ChoicesSetting Kinds = new("kinds", Name, ["c", "a"], Options);
    private static readonly MatrixSetting Grid = new("grid", Name, [[1, 2], [3, 4]], -10, 10, 3, 4);
    private static readonly MatrixSetting Kernel = new("kernel", Name, [[1, 2], [3, 4]], -10, 10, 2, 2, FixedSize: true);
    private static readonly ShapeSetting Shape = new("shape", Name, [2, 3], 4, 9);
    private static readonly SequenceSetting Sequence = new("sequence", Name, [1, 0, 1], -2, 2, 5);

    private static readonly DemoDeclaration Demo =
        new("every-kind", 1, Name, Name, true, [Batch, Stepped, Rate, Bias, Kind, Kinds, Grid, Kernel, Shape, Sequence], [], []);

    private static readonly Gen<Dictionary<string, string>> ValidTexts = Gen.Select(
        Gen.Int[1, 256],
        Gen.Int[1, 16],
        Gen.Double[1e-7, 1e20],
        Gen.Bool,
        Gen.OneOf("a", "b", "c"),
        Gen.OneOf("a", "c,a", "b,c", "c,b,a", "a,a"),
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 4]).SelectMany((rows, columns) => Gen.Double[-10, 10].Array[columns].Array[rows]),
        Gen.Select(Gen.Int[1, 9].Array[1, 4], Gen.Double[-2, 2].Array[1, 5])).Select(
        (batch, width, rate, bias, kind, kinds, grid, lists) => new Dictionary<string, string>
        {
            ["batchSize"] = Show(batch),
            ["width"] = Show(width * 4),
            ["rate"] = Show(rate),
            ["bias"] = bias ? "true" : "false",
            ["kind"] = kind,
            ["kinds"] = kinds,
            ["grid"] = string.Join(';', grid.Select(row => string.Join(' ', row.Select(Show)))),
            ["kernel"] = "-0 2;3 4",
            ["shape"] = string.Join('x', lists.Item1),
            ["sequence"] = string.Join("  ", lists.Item2.Select(Show)),
        });

    [Fact]
    public void Text_turned_to_json_and_back_is_the_same_settings() => ValidTexts.Sample(texts =>
    {
        var parsed = SettingValues.Parse(Demo, texts);
        Assert.Empty(parsed.Errors);
        var again = SettingValues.Parse(Demo, Demo.Settings.ToDictionary(setting => setting.Name, setting => SettingValues.ToText(setting, parsed.Values[setting.Name])));
        Assert.Empty(again.Errors);
        Assert.Equal(SettingValues.ToCanonicalJson(parsed.Values), SettingValues.ToCanonicalJson(again.Values));
    });

    [Fact]
    public void Canonical_json_read_again_is_the_same_text() => ValidTexts.Sample(texts =>
    {
        var canonical = SettingValues.ToCanonicalJson(SettingValues.Parse(Demo, texts).Values);
        var json = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(canonical, Json.Options)!;
        // A browser may send keys in any order.
        var read = SettingValues.Read(Demo, json.Reverse().ToDictionary());
        Assert.Empty(read.Errors);
        Assert.Equal(canonical, SettingValues.ToCanonicalJson(read.Values));
    });

    [Fact]
    public void No_settings_are_the_defaults_and_equal_to_the_defaults_said_aloud()
    {
        var silent = SettingValues.Read(Demo, null);
        Assert.True(silent.IsValid);
        Assert.Equal(
            """{"batchSize":32,"width":8,"rate":0.1,"bias":true,"kind":"b","kinds":["a","c"],"grid":[[1,2],[3,4]],"kernel":[[1,2],[3,4]],"shape":[2,3],"sequence":[1,0,1]}""",
            SettingValues.ToCanonicalJson(silent.Values));
        var aloud = SettingValues.Read(Demo, Parsed("""{"batchSize":3.2e1,"rate":0.10,"kinds":["c","a","c"],"sequence":[1.0,-0.0,1]}"""));
        Assert.True(aloud.IsValid);
        Assert.Equal(SettingValues.ToCanonicalJson(silent.Values), SettingValues.ToCanonicalJson(aloud.Values));
    }

    [Fact]
    public void A_whole_number_outside_its_range_is_refused_with_the_range_named() => Gen.Int.Where(n => n is < 1 or > 256).Sample(number =>
    {
        var result = SettingValues.Parse(Demo, new Dictionary<string, string> { ["batchSize"] = Show(number) });
        var error = Assert.Single(result.Errors);
        Assert.Equal("batchSize", error.Name);
        Assert.Equal("Batch size must be a whole number from 1 to 256.", error.Message.En);
        Assert.Equal("批大小必须是 1 到 256 之间的整数。", error.Message.Zh);
        Assert.Equal("32", result.Values["batchSize"].GetRawText());
    });

    [Theory]
    [InlineData("batchSize", "1.5")]
    [InlineData("batchSize", "ten")]
    [InlineData("batchSize", "1,000")]
    [InlineData("width", "6")]
    [InlineData("rate", "0")]
    [InlineData("rate", "NaN")]
    [InlineData("rate", "Infinity")]
    [InlineData("rate", "1e999")]
    [InlineData("bias", "yes")]
    [InlineData("kind", "d")]
    [InlineData("kinds", "")]
    [InlineData("kinds", "a,d")]
    [InlineData("grid", "1 2;3")]
    [InlineData("grid", "1 2 3 4 5")]
    [InlineData("grid", "11")]
    [InlineData("grid", "")]
    [InlineData("kernel", "1 2")]
    [InlineData("shape", "0x2")]
    [InlineData("shape", "1x1x1x1x1")]
    [InlineData("shape", "1.5")]
    [InlineData("sequence", "1 0 3")]
    [InlineData("sequence", "1 1 1 1 1 1")]
    [InlineData("nothing", "1")]
    public void A_bad_text_is_refused_in_both_languages(string name, string text)
    {
        var error = Assert.Single(SettingValues.Parse(Demo, new Dictionary<string, string> { [name] = text }).Errors);
        Assert.Equal(name, error.Name);
        Assert.NotEqual(error.Message.En, error.Message.Zh);
    }

    [Theory]
    [InlineData("""{"batchSize":"32"}""")]
    [InlineData("""{"batchSize":null}""")]
    [InlineData("""{"rate":[1]}""")]
    [InlineData("""{"bias":1}""")]
    [InlineData("""{"kind":1}""")]
    [InlineData("""{"kinds":"a"}""")]
    [InlineData("""{"kinds":[]}""")]
    [InlineData("""{"grid":[1,2]}""")]
    [InlineData("""{"grid":[[],[]]}""")]
    [InlineData("""{"shape":"2x3"}""")]
    [InlineData("""{"sequence":[]}""")]
    public void Json_of_the_wrong_kind_is_refused(string json) => Assert.Single(SettingValues.Read(Demo, Parsed(json)).Errors);

    [Fact]
    public void Every_bad_setting_is_named_at_once()
    {
        var result = SettingValues.Read(Demo, Parsed("""{"batchSize":0,"rate":-1,"typo":1}"""));
        Assert.Equal(["batchSize", "rate", "typo"], result.Errors.Select(error => error.Name));
    }

    private static string Show(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static Dictionary<string, JsonElement> Parsed(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json, Json.Options)!;
}

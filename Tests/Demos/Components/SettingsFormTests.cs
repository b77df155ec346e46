using AngleSharp.Dom;
using Bunit;
using CsCheck;
using QuizHub.Client.Demos;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Tests.Demos.Components;

public sealed class SettingsFormTests : ComponentTests
{
    private SettingsDraft _draft = SettingsDraft.Of(Samples.EverySetting, SettingValues.Read(Samples.EverySetting, null).Values, 7);
    private int _submitted;

    [Theory]
    [InlineData("steps", "#setting-steps", "250", "250")]
    [InlineData("momentum", "#setting-momentum", "0.5", "0.5")]
    [InlineData("rate", "#setting-rate", "1e-3", "0.001")]
    [InlineData("sequence", "#setting-sequence", "0 1", "[0,1]")]
    public async Task A_typed_value_becomes_the_setting(string name, string field, string typed, string expected)
    {
        var form = Show();
        await form.Find(field).InputAsync(typed);
        Assert.Equal(expected, ValueOf(name));
    }

    [Theory]
    [InlineData("５０")]
    [InlineData(" 50 ")]
    public async Task Full_width_digits_and_blanks_are_read(string typed)
    {
        var form = Show();
        await form.Find("#setting-steps").InputAsync(typed);
        Assert.Equal("50", ValueOf("steps"));
    }

    [Fact]
    public async Task A_slider_moves_the_number_beside_it()
    {
        var form = Show();
        await Field(form, "steps").QuerySelector("[type=range]")!.InputAsync("99");
        Assert.Equal("1000", form.Find("#setting-steps").GetAttribute("value"));
        await Field(form, "rate").QuerySelector("[type=range]")!.InputAsync("40");
        Assert.Equal("0.01", form.Find("#setting-rate").GetAttribute("value"));
    }

    [Fact]
    public async Task A_switch_a_choice_a_long_list_and_several_choices_are_chosen()
    {
        var form = Show();
        await form.Find("#setting-nesterov").ChangeAsync(true);
        await form.Find("input[value=near]").ChangeAsync(true);
        await form.Find("select#setting-data").ChangeAsync("c");
        await form.Find("input[value=rms]").ChangeAsync(true);
        await form.Find("input[value=sgd]").ChangeAsync(false);
        Assert.Equal(["true", "\"near\"", "\"c\"", "[\"rms\"]"], new[] { "nesterov", "start", "data", "methods" }.Select(ValueOf));
    }

    [Fact]
    public async Task A_matrix_is_typed_cell_by_cell_and_grows_up_to_its_limit()
    {
        var form = Show();
        IElement Button(Text text) => Field(form, "matrix").QuerySelectorAll("button").Single(button => button.TextContent == text.En);
        await Field(form, "matrix").QuerySelectorAll("input")[1].InputAsync("-5");
        await Button(DemoTexts.AddRow).ClickAsync(new());
        await Button(DemoTexts.AddColumn).ClickAsync(new());
        Assert.Equal("[[1,-5,0],[3,4,0],[0,0,0]]", ValueOf("matrix"));
        Assert.True(Button(DemoTexts.AddRow).HasAttribute("disabled"));
        await Button(DemoTexts.RemoveColumn).ClickAsync(new());
        await Button(DemoTexts.RemoveRow).ClickAsync(new());
        Assert.Equal("[[1,-5],[3,4]]", ValueOf("matrix"));
    }

    [Fact]
    public async Task A_cell_emptied_while_typing_stays_a_cell_and_is_refused()
    {
        var form = Show();
        await Field(form, "matrix").QuerySelectorAll("input")[0].InputAsync("");
        Assert.Equal(4, Field(form, "matrix").QuerySelectorAll("input").Length);
        Assert.Contains("Matrix must be", Field(form, "matrix").QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shape_gets_and_loses_dimensions()
    {
        var form = Show();
        await Field(form, "shape").QuerySelectorAll("button")[0].ClickAsync(new());
        await Field(form, "shape").QuerySelectorAll("input")[2].InputAsync("8");
        Assert.Equal("[2,3,8]", ValueOf("shape"));
        await Field(form, "shape").QuerySelectorAll("button")[1].ClickAsync(new());
        Assert.Equal("[2,3]", ValueOf("shape"));
    }

    [Theory]
    [InlineData("steps", "15", "Steps must be a whole number from 10 to 1000 in steps of 10.")]
    [InlineData("steps", "", "Steps must be a whole number from 10 to 1000 in steps of 10.")]
    [InlineData("momentum", "1.5", "Momentum must be a number from 0 to 0.99.")]
    [InlineData("momentum", "fast", "Momentum must be a number from 0 to 0.99.")]
    [InlineData("sequence", "0 2", "Sequence must be 1 to 5 numbers, each from 0 to 1.")]
    [InlineData("seed", "-1", "The seed must be a whole number from 0 to 2147483647.")]
    public async Task A_bad_value_is_told_with_its_range_where_it_stands(string name, string typed, string expected)
    {
        var form = Show();
        await form.Find($"#setting-{name}").InputAsync(typed);
        var field = form.Find($"#setting-{name}");
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Equal(expected, form.Find($"#setting-{name}-error").TextContent);
        Assert.Contains($"setting-{name}-error", field.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Null(_draft.ToRequest(Samples.EverySetting));
    }

    [Fact]
    public void At_its_defaults_the_form_has_no_errors_and_every_control_a_name()
    {
        var form = Show();
        Assert.All(form.FindAll(".error"), error => Assert.Equal("", error.TextContent));
        Assert.All(form.FindAll("input, select"), control => Assert.True(
            control.HasAttribute("aria-label") || control.Closest("label") is not null || form.FindAll($"label[for='{control.Id}']").Count == 1,
            control.OuterHtml));
        Assert.NotNull(_draft.ToRequest(Samples.EverySetting));
    }

    [Fact]
    public async Task Defaults_come_back_and_the_seed_stays()
    {
        var form = Show();
        await form.Find("#setting-steps").InputAsync("nonsense");
        await form.Find("#setting-seed").InputAsync("12");
        await form.FindAll("button").Single(button => button.TextContent == DemoTexts.Reset.En).ClickAsync(new());
        Assert.Equal("100", form.Find("#setting-steps").GetAttribute("value"));
        Assert.Equal(12, _draft.ToRequest(Samples.EverySetting)!.Seed);
    }

    [Fact]
    public async Task A_new_seed_is_another_valid_one()
    {
        var form = Show();
        await form.FindAll("button").Single(button => button.TextContent == DemoTexts.NewSeed.En).ClickAsync(new());
        Assert.Equal("8", form.Find("#setting-seed").GetAttribute("value"));
        Assert.Equal("1", (_draft with { Seed = "2147483647" }).WithNextSeed().Seed);
    }

    [Fact]
    public void A_demo_without_chance_shows_no_seed() =>
        Assert.Empty(Show(Samples.EverySetting with { UsesSeed = false }).FindAll("#setting-seed"));

    [Fact]
    public void Until_the_runtime_is_up_nothing_can_be_pressed() =>
        Assert.True(Show(disabled: true).Find("fieldset").HasAttribute("disabled"));

    [Fact]
    public async Task Submitting_asks_to_run()
    {
        await Show().Find("form").SubmitAsync();
        Assert.Equal(1, _submitted);
    }

    [Fact]
    public void Labels_ranges_and_help_are_in_the_page_s_language()
    {
        var form = Show(language: Language.Zh);
        var field = Field(form, "steps");
        Assert.Equal("中文Steps", field.QuerySelector("label")!.TextContent);
        Assert.Equal("10 到 1,000", field.QuerySelector(".range")!.TextContent);
        Assert.Equal("中文How long it runs.", field.QuerySelector(".help")!.TextContent);
    }

    [Fact]
    public void Every_place_of_a_slider_is_in_range_and_is_found_again() =>
        Gen.Select(Gen.Double[1e-6, 1], Gen.Double[1.01, 1e6], Gen.Bool, Gen.Double[0, 1]).Sample((min, factor, isLogarithmic, share) =>
        {
            var scale = new NumberScale(min, min * factor, (min * factor - min) / 100, false, isLogarithmic);
            var place = (int)(share * scale.Steps);
            var value = double.Parse(scale.TextAt(place), System.Globalization.CultureInfo.InvariantCulture);
            Assert.InRange(value, min, min * factor);
            // Two digits are coarser than places that stand close together.
            Assert.InRange(scale.PositionOf(scale.TextAt(place))!.Value - place, -1, 1);
        });

    [Fact]
    public void A_slider_of_whole_numbers_keeps_to_their_grid()
    {
        var scale = new NumberScale(10, 1005, 10, true, false);
        Assert.Equal(["10", "20", "1000"], new[] { 0, 1, scale.Steps }.Select(scale.TextAt));
        Assert.Null(scale.PositionOf("fast"));
    }

    private static IElement Field(IRenderedComponent<SettingsForm> form, string name) => form.Find($"[data-setting={name}]");

    private string ValueOf(string name)
    {
        var result = SettingValues.Parse(Samples.EverySetting, _draft.Texts);
        Assert.Empty(result.Errors);
        return result.Values[name].GetRawText();
    }

    private IRenderedComponent<SettingsForm> Show(DemoDeclaration? demo = null, bool disabled = false, Language language = Language.En)
    {
        IRenderedComponent<SettingsForm> form = null!;
        form = Render<SettingsForm>(one => one
            .Add(view => view.Demo, demo ?? Samples.EverySetting)
            .Add(view => view.Draft, _draft)
            .Add(view => view.DraftChanged, changed =>
            {
                _draft = changed;
                form.Render(next => next.Add(view => view.Draft, changed));
            })
            .Add(view => view.OnSubmit, () => _submitted++)
            .Add(view => view.Disabled, disabled)
            .Add(view => view.Language, language));
        return form;
    }
}

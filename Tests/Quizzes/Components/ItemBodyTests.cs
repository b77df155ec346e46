using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using QuizHub.Client.Quizzes;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Components;

public sealed class ItemBodyTests : IAsyncDisposable
{
    private static readonly OptionView[] Entries = [new("x", "Draw a batch"), new("y", "Compute the <b>loss</b>"), new("z", "Step")];

    private readonly SessionBench _bench = new();
    private readonly List<GivenAnswer> _answers = [];
    private readonly List<string> _announced = [];

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_single_choice_is_made_by_radio_button_and_handed_in()
    {
        var form = Open(SampleSessions.Choice);
        Assert.All(form.FindAll(".option input"), input => Assert.Equal("radio", input.GetAttribute("type")));
        await form.FindAll(".option input")[1].ChangeAsync(new ChangeEventArgs { Value = "b" });
        await form.Find("form").SubmitAsync();
        Assert.Equal(["b"], Assert.IsType<ChoiceResponse>(Assert.Single(_answers).Response).Chosen);
    }

    [Fact]
    public async Task Several_choices_are_check_boxes()
    {
        var form = Open(SampleSessions.Choice with { Multiple = true });
        Assert.All(form.FindAll(".option input"), input => Assert.Equal("checkbox", input.GetAttribute("type")));
        await form.FindAll(".option input")[2].ChangeAsync(new ChangeEventArgs { Value = true });
        await form.FindAll(".option input")[0].ChangeAsync(new ChangeEventArgs { Value = true });
        await form.Find("form").SubmitAsync();
        Assert.Equal(["a", "c"], Assert.IsType<ChoiceResponse>(Assert.Single(_answers).Response).Chosen);
    }

    [Fact]
    public async Task Number_keys_choose_and_take_the_focus_along()
    {
        var form = Open(SampleSessions.Choice);
        await PressAsync(form, new Pick(1));
        Assert.True(form.FindAll(".option input")[1].HasAttribute("checked"));
        _bench.Context.JSInterop.VerifyFocusAsyncInvoke();
        Assert.Null(form.Instance.Take(new Pick(3)));
    }

    [Fact]
    public async Task Confidence_is_optional_and_the_same_key_takes_it_back()
    {
        var form = Open(SampleSessions.Choice);
        await PressAsync(form, new Pick(0));
        await PressAsync(form, new SaySure(Confidence.High));
        Assert.Equal("true", form.FindAll(".level")[2].GetAttribute("aria-pressed"));
        await PressAsync(form, new SaySure(Confidence.High));
        Assert.All(form.FindAll(".level"), level => Assert.Equal("false", level.GetAttribute("aria-pressed")));
        await form.FindAll(".level")[0].ClickAsync(new MouseEventArgs());
        await PressAsync(form, new GoOn());
        Assert.Equal(Confidence.Low, Assert.Single(_answers).Confidence);
    }

    [Fact]
    public async Task Handing_in_nothing_says_what_is_missing_and_hands_in_nothing()
    {
        var form = Open(SampleSessions.Choice);
        await form.Find("form").SubmitAsync();
        Assert.Empty(_answers);
        Assert.Contains(QuizTexts.AnswerFirst.En, form.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await PressAsync(form, new Pick(0));
        Assert.Empty(form.Find("[role=alert]").TextContent.Trim());
    }

    [Fact]
    public async Task Giving_up_hands_in_no_response()
    {
        var form = Open(SampleSessions.Choice);
        await PressAsync(form, new Pick(0));
        await PressAsync(form, new GiveUp());
        Assert.True(Assert.Single(_answers).Revealed);
    }

    [Fact]
    public async Task A_number_is_sent_as_typed_with_its_unit_and_rule_in_view()
    {
        var form = Open(new NumberView("MB", "±0.5 %"));
        Assert.Equal("text", form.Find("input").GetAttribute("inputmode"));
        Assert.Contains("MB", form.Markup, StringComparison.Ordinal);
        Assert.Contains("±0.5 %", form.Markup, StringComparison.Ordinal);
        await form.Find("input").InputAsync(new ChangeEventArgs { Value = "−1,5" });
        await form.Find("form").SubmitAsync();
        Assert.Equal(new NumberResponse("−1,5"), Assert.Single(_answers).Response);
    }

    [Fact]
    public void What_the_server_refused_stands_at_the_field()
    {
        var form = Open(new NumberView(null, null), problem: "Write 1.5, not 1,5.");
        var input = form.Find("input");
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        var id = input.GetAttribute("aria-describedby")!.Split(' ')[1];
        Assert.Contains("Write 1.5, not 1,5.", form.Find($"#{id}").TextContent, StringComparison.Ordinal);
        Assert.Null(Open(new NumberView(null, null)).Find("input").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task A_short_text_is_sent_as_typed()
    {
        var form = Open(new TextView());
        await form.Find("input").InputAsync(new ChangeEventArgs { Value = " Mini-Batch " });
        await form.Find("form").SubmitAsync();
        Assert.Equal(new TextResponse(" Mini-Batch "), Assert.Single(_answers).Response);
    }

    [Fact]
    public async Task Blanks_stand_in_the_text_and_each_has_a_name()
    {
        var form = Open(new ClozeView([new("Momentum keeps a ", null), new(null, "1"), new(" and multiplies it by ", null), new(null, "2"), new(".", null)]));
        Assert.Equal(["Blank 1", "Blank 2"], form.FindAll("input").Select(input => input.GetAttribute("aria-label")));
        await form.FindAll("input")[1].InputAsync(new ChangeEventArgs { Value = "beta" });
        await form.Find("form").SubmitAsync();
        Assert.Equal([new("2", "beta")], Assert.IsType<ClozeResponse>(Assert.Single(_answers).Response).Typed);
    }

    [Fact]
    public async Task Pairs_are_chosen_from_lists_and_can_be_left_open_again()
    {
        var form = Open(new MatchingView([new("l1", "Batch"), new("l2", "Stochastic")], [new("r1", "all"), new("r2", "one"), new("r3", "none")]));
        Assert.Equal(["Partner for Batch", "Partner for Stochastic"], form.FindAll("select").Select(select => select.GetAttribute("aria-label")));
        await form.FindAll("select")[0].ChangeAsync(new ChangeEventArgs { Value = "r1" });
        await form.FindAll("select")[1].ChangeAsync(new ChangeEventArgs { Value = "r3" });
        await form.FindAll("select")[1].ChangeAsync(new ChangeEventArgs { Value = "" });
        await form.Find("form").SubmitAsync();
        Assert.Equal([new("l1", "r1")], Assert.IsType<MatchingResponse>(Assert.Single(_answers).Response).Pairs);
        Assert.Empty(form.FindAll(".rights"));
    }

    [Fact]
    public void Right_sides_with_markup_stand_above_in_full_and_are_lettered()
    {
        var form = Open(new MatchingView([new("l1", "Rate")], [new("r1", "<code>lr</code>"), new("r2", "beta")]));
        Assert.Equal("A", form.Find(".rights b").TextContent);
        Assert.Contains("<code>lr</code>", form.Find(".rights").InnerHtml, StringComparison.Ordinal);
        Assert.Equal(["choose …", "A · lr", "B · beta"], form.FindAll("option").Select(option => option.TextContent.Trim()));
    }

    [Fact]
    public async Task Entries_move_by_buttons_and_the_move_is_announced()
    {
        var form = Open(new OrderingView(Entries));
        await form.FindAll(".entry")[2].QuerySelector("button")!.ClickAsync(new MouseEventArgs());
        Assert.Equal("Step: now in place 2 of 3.", Assert.Single(_announced));
        Assert.Equal("true", form.FindAll(".entry")[0].QuerySelector("button")!.GetAttribute("aria-disabled"));
        await form.FindAll(".entry")[0].QuerySelector("button")!.ClickAsync(new MouseEventArgs());
        Assert.Single(_announced);
        await form.Find("form").SubmitAsync();
        Assert.Equal(["x", "z", "y"], Assert.IsType<OrderingResponse>(Assert.Single(_answers).Response).Order);
    }

    [Fact]
    public async Task Entries_move_by_arrow_keys_and_keep_the_focus()
    {
        var form = Open(new OrderingView(Entries));
        await PressAsync(form, new Pick(0));
        await form.FindAll(".entry")[0].QuerySelectorAll("button")[1].TriggerEventAsync("onfocusin", new FocusEventArgs());
        await PressAsync(form, new MoveEntry(+1));
        await PressAsync(form, new MoveEntry(+1));
        _bench.Context.JSInterop.VerifyFocusAsyncInvoke(3);
        Assert.Equal("Draw a batch: now in place 3 of 3.", _announced[^1]);
        await PressAsync(form, new GoOn());
        Assert.Equal(["y", "z", "x"], Assert.IsType<OrderingResponse>(Assert.Single(_answers).Response).Order);
    }

    [Fact]
    public void An_order_may_be_handed_in_untouched()
    {
        var form = Open(new OrderingView(Entries));
        form.Find("form").Submit();
        Assert.Equal(["x", "y", "z"], Assert.IsType<OrderingResponse>(Assert.Single(_answers).Response).Order);
    }

    [Fact]
    public void Candidate_curves_share_one_range_and_say_their_shape()
    {
        var form = Open(new ChoiceView(false, [new("a", "falls", [1, 0.5, 0]), new("b", "stays", [1, 1, 1])]));
        var sketches = form.FindAll("svg");
        Assert.Equal("8,8 66,36 124,64", sketches[0].QuerySelector("polyline")!.GetAttribute("points"));
        Assert.Equal("8,8 66,8 124,8", sketches[1].QuerySelector("polyline")!.GetAttribute("points"));
        Assert.Contains("starts at 1, ends at 0", sketches[0].GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_locked_everything_is_disabled_and_keys_do_nothing()
    {
        var form = Open(SampleSessions.Choice, frame: new SessionFrame(Language.En, IsReady: false, IsBusy: false, Shortcuts: true));
        Assert.True(form.Find("fieldset").HasAttribute("disabled"));
        Assert.Contains(QuizTexts.Starting.En, form.Find(".state").TextContent, StringComparison.Ordinal);
        Assert.Null(form.Instance.Take(new Pick(0)));
        await form.Find("form").SubmitAsync();
        Assert.Empty(_answers);
    }

    [Fact]
    public void Keys_are_shown_only_where_they_work()
    {
        Assert.Equal(3, Open(SampleSessions.Choice).FindAll(".option kbd").Count);
        var off = Open(SampleSessions.Choice, frame: new SessionFrame(Language.En, IsReady: true, IsBusy: false, Shortcuts: false));
        Assert.Empty(off.FindAll("kbd"));
        Assert.Empty(off.FindAll("[aria-keyshortcuts]"));
    }

    private static Task PressAsync(IRenderedComponent<AnswerForm> form, KeyCommand command) => form.InvokeAsync(form.Instance.Take(command)!);

    private IRenderedComponent<AnswerForm> Open(ItemBodyView body, string? problem = null, SessionFrame? frame = null) => _bench.Render<AnswerForm>(
        parameters => parameters
            .Add(form => form.View, SampleSessions.Item(body))
            .Add(form => form.Problem, problem)
            .Add(form => form.AsksConfidence, true)
            .Add(form => form.MayGiveUp, true)
            .Add(form => form.OnAnswer, _answers.Add)
            .Add(form => form.OnAnnounce, _announced.Add),
        frame);
}

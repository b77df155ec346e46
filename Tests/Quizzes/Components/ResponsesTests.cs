using QuizHub.Client.Quizzes;
using QuizHub.Quizzes;

namespace QuizHub.Tests.Quizzes.Components;

public class ResponsesTests
{
    private static readonly ChoiceView Several = new(true, [new("a", "A"), new("b", "B"), new("c", "C")]);

    [Fact]
    public void A_single_choice_replaces_the_one_before()
    {
        var view = Several with { Multiple = false };
        Assert.Equal(["b"], view.Choose(new ChoiceResponse(["a"]), "b").Chosen);
        Assert.Equal(["b"], view.Choose(new ChoiceResponse(["b"]), "b").Chosen);
    }

    [Fact]
    public void Several_choices_are_turned_over_and_stand_in_the_order_shown()
    {
        Assert.Equal(["a", "c"], Several.Choose(new ChoiceResponse(["c"]), "a").Chosen);
        Assert.Equal(["c"], Several.Choose(new ChoiceResponse(["a", "c"]), "a").Chosen);
    }

    [Fact]
    public void Something_must_be_given_before_it_is_an_answer()
    {
        Assert.False(Responses.IsGiven(null));
        Assert.False(Responses.IsGiven(new ChoiceResponse([])));
        Assert.False(Responses.IsGiven(new NumberResponse("  ")));
        Assert.False(Responses.IsGiven(new ClozeResponse(new Dictionary<string, string> { ["1"] = " " })));
        Assert.False(Responses.IsGiven(new MatchingResponse(new Dictionary<string, string>())));
        Assert.True(Responses.IsGiven(new ChoiceResponse(["a"])));
        Assert.True(Responses.IsGiven(new NumberResponse("0")));
        Assert.True(Responses.IsGiven(new TextResponse("sgd")));
        Assert.True(Responses.IsGiven(new ClozeResponse(new Dictionary<string, string> { ["1"] = "", ["2"] = "beta" })));
        Assert.True(Responses.IsGiven(new MatchingResponse(new Dictionary<string, string> { ["a"] = "x" })));
    }

    [Fact]
    public void An_entry_moves_by_one_place_and_stops_at_the_ends()
    {
        var order = new OrderingResponse(["a", "b", "c"]);
        Assert.Equal(["b", "a", "c"], order.Move("a", +1)!.Order);
        Assert.Equal(["a", "c", "b"], order.Move("c", -1)!.Order);
        Assert.Null(order.Move("a", -1));
        Assert.Null(order.Move("c", +1));
        Assert.Null(order.Move("z", +1));
    }

    [Fact]
    public void Only_an_order_is_there_before_it_is_touched()
    {
        var ordering = new OrderingView([new("x", "X"), new("y", "Y")]);
        Assert.Equal(["x", "y"], ordering.Untouched().Order);
        Assert.Null(Several.Untouched());
        Assert.Null(new NumberView(null, null).Untouched());
    }
}

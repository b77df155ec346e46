using QuizHub.Client.Quizzes;
using QuizHub.Quizzes;

namespace QuizHub.Tests.Quizzes.Components;

public class KeyCommandTests
{
    [Theory]
    [InlineData("1", 0)]
    [InlineData("9", 8)]
    public void Digits_pick_by_place(string key, int index) => Assert.Equal(new Pick(index), Read(key));

    [Theory]
    [InlineData("s", Confidence.Low)]
    [InlineData("D", Confidence.Middle)]
    [InlineData("f", Confidence.High)]
    public void Three_keys_say_how_sure(string key, Confidence confidence) => Assert.Equal(new SaySure(confidence), Read(key));

    [Fact]
    public void Enter_question_mark_and_letters_have_their_meaning()
    {
        Assert.Equal(new GoOn(), Read("Enter"));
        Assert.Equal(new ShowKeys(), Read("?"));
        Assert.Equal(new ShowKeys(), Read("？"));
        Assert.Equal(new RunNow(), Read("r"));
        Assert.Equal(new GiveUp(), Read("g"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("x")]
    [InlineData("Tab")]
    [InlineData(" ")]
    [InlineData("Escape")]
    [InlineData("١")]
    public void Other_keys_are_left_to_the_browser(string key) => Assert.Null(Read(key));

    [Theory]
    [InlineData(KeyPlace.Field)]
    [InlineData(KeyPlace.LongField)]
    [InlineData(KeyPlace.Dialog)]
    public void Single_keys_sleep_where_text_is_typed(KeyPlace place)
    {
        foreach (var key in (string[])["1", "s", "g", "r", "?", "Enter"])
        {
            Assert.Null(Read(key, place));
        }
    }

    [Fact]
    public void Single_keys_sleep_while_an_input_method_composes() => Assert.Null(Read("s", composing: true));

    [Fact]
    public void Enter_on_a_control_is_that_controls_own_and_digits_still_pick()
    {
        Assert.Null(Read("Enter", KeyPlace.Control));
        Assert.Equal(new Pick(1), Read("2", KeyPlace.Control));
    }

    [Fact]
    public void Switched_off_single_keys_do_nothing()
    {
        foreach (var key in (string[])["1", "s", "g", "r", "?", "Enter"])
        {
            Assert.Null(Read(key, shortcuts: false));
        }
    }

    [Fact]
    public void Control_and_Enter_go_on_from_a_long_text_even_with_single_keys_off()
    {
        Assert.Equal(new GoOn(), Read("Enter", KeyPlace.LongField, command: true, shortcuts: false));
        Assert.Null(Read("Enter", KeyPlace.LongField, command: true, composing: true));
        Assert.Null(Read("r", command: true));
    }

    [Fact]
    public void A_key_held_down_acts_once_but_an_entry_may_be_moved_on_and_on()
    {
        Assert.Null(Read("Enter", repeated: true));
        Assert.Equal(new MoveEntry(-1), Read("ArrowUp", KeyPlace.Entry, repeated: true));
        Assert.Equal(new MoveEntry(+1), Read("ArrowDown", KeyPlace.Entry, shortcuts: false));
        Assert.Null(Read("ArrowDown"));
    }

    private static KeyCommand? Read(
        string key, KeyPlace place = KeyPlace.Page, bool composing = false, bool command = false, bool repeated = false, bool shortcuts = true) =>
        KeyCommand.From(new KeyPress(key, place, composing, command, Alt: false, repeated), shortcuts);
}

using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using QuizHub.Client.Quizzes;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Components;

/// <summary>Whoever adds a view and forgets its name on the wire, or what draws it, finds it here.</summary>
public sealed class ViewHandlersTests
{
    private static readonly Type[] Views = [.. typeof(SessionView).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SessionView)))];

    [Fact]
    public void Every_view_has_a_name_of_its_own_on_the_wire()
    {
        var named = typeof(SessionView).GetCustomAttributes<JsonDerivedTypeAttribute>().ToList();
        Assert.Equal(Views.ToHashSet(), named.Select(view => view.DerivedType).ToHashSet());
        Assert.Equal(named.Count, named.Select(view => view.TypeDiscriminator).Distinct().Count());
    }

    [Fact]
    public void Every_view_has_what_draws_it()
    {
        Assert.Equal(Views.ToHashSet(), ViewHandlers.All.Select(handler => handler.View).ToHashSet());
        Assert.All(ViewHandlers.All, handler => Assert.True(handler.Part.IsAssignableTo(typeof(ISessionPart)), handler.Part.Name));
    }

    [Fact]
    public void A_state_says_first_which_view_it_brings()
    {
        var state = SampleSessions.At(StepPhase.Answer);
        var sent = JsonSerializer.Serialize(state, Json.Options);
        Assert.Contains("\"view\":{\"type\":\"item\",\"view\":{", sent, StringComparison.Ordinal);
        Assert.Equal(sent, JsonSerializer.Serialize(JsonSerializer.Deserialize<SessionState>(sent, Json.Options), Json.Options));
        // What a page does not know it cannot show: it takes no such reply.
        var unknown = sent.Replace("\"type\":\"item\"", "\"type\":\"hologram\"", StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SessionState>(unknown, Json.Options));
        Assert.Equal(new Unreachable(), SessionReply.Read(new ServerReply(200, unknown)));
    }

    [Fact]
    public void A_review_that_is_begun_stays_begun()
    {
        var item = (ItemStep)SampleSessions.At(StepPhase.Run).View;
        var over = new ExamResult(false, "", 0, 1, 0, 2, 2, 0, 2, null, [], [], [], []);
        var handedIn = SampleSessions.At(StepPhase.Run) with { View = new ExamReviewStep(item, 1, 2, over) };
        var begun = handedIn with { View = new ExamReviewStep(item, 1, 2, null) };
        var handler = ViewHandlers.Of(handedIn.View);
        Assert.Equal(("handed-in", "run"), (handler.Name(handedIn), handler.Name(begun)));
        Assert.NotEqual(handler.Place(handedIn), handler.Place(begun));
        Assert.Equal(begun, handler.Whole(handedIn, begun));
        Assert.Equal(handedIn, handler.Whole(handedIn, handedIn));
    }
}

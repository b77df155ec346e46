using QuizHub.Server.Decks;

namespace QuizHub.Server.Quizzes;

/// <summary>A question of an interview with what was said about it. What is asked in which language is looked up here: where a translation lacks a part, the source
/// has it.</summary>
public sealed record TalkedQuestion(PlanStep Step, Question Question, AskedProgress Asked, string Language)
{
    public QuestionText Text => Question.In(Language);

    public IEnumerable<KeyPoint> Points => Source.KeyPoints.Select(point => Point(point.Id)!);

    private QuestionText Source => Question.Texts.Values.First();

    /// <summary>Null for no id.</summary>
    public KeyPoint? Point(string? id) => id is null ? null : Text.KeyPoints.FirstOrDefault(point => point.Id == id) ?? Source.KeyPoints.First(point => point.Id == id);

    public FollowUp FollowUp(string id) => Text.FollowUps.FirstOrDefault(followUp => followUp.Id == id) ?? Source.FollowUps.First(followUp => followUp.Id == id);
}

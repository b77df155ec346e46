using System.Text.Json.Serialization;

namespace QuizHub.Benchmarks.Load;

/// <summary>What the load generator is told to do, one after the other. Its learners and their sessions stay from one to the next.</summary>
[JsonPolymorphic]
[JsonDerivedType(typeof(ReadPages), "pages")]
[JsonDerivedType(typeof(MakeLearners), "learners")]
[JsonDerivedType(typeof(Study), "study")]
[JsonDerivedType(typeof(StudyBySchedule), "schedule")]
[JsonDerivedType(typeof(StudyInTurn), "turn")]
[JsonDerivedType(typeof(StartSessions), "start")]
[JsonDerivedType(typeof(ReadBySchedule), "read")]
[JsonDerivedType(typeof(ClassAtWork), "class")]
[JsonDerivedType(typeof(PostRows), "rows")]
internal abstract record Order
{
    /// <returns>Something that can be written as JSON.</returns>
    public abstract Task<object> RunAsync(Generator generator);
}

using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>What is true of a type of items wherever it is met: what sessions, plans and lists ask for, instead of naming types.</summary>
/// <param name="Name">As practice offers it.</param>
public sealed record ItemTypeTraits(ItemType Type, Text Name)
{
    /// <summary>Minutes until the answer, before anything is known of a learner.</summary>
    public double UsualMinutes { get; init; } = 0.6;

    /// <summary>It asks how a run will come out: the run follows its answer, and where there is one, a check after that.</summary>
    public bool IsPrediction { get; init; }

    /// <summary>It asks what the run of a prediction showed: never asked alone, and no exercise that is counted or scheduled.</summary>
    public bool IsCheck { get; init; }

    /// <summary>Its answers speak of the facts of a run.</summary>
    public bool IsAboutRun => IsPrediction || IsCheck;

    /// <summary>False where a second answer says nothing: of two options it is the other one, and a prediction is settled by its run.</summary>
    public bool HasSecondTry { get; init; } = true;
}

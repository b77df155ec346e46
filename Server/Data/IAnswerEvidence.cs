namespace QuizHub.Server.Data;

/// <summary>A row of a learner's that the grade of her next answer, or where her sessions stand, may depend on: storing one raises
/// <see cref="IRevised.Revision"/>.</summary>
public interface IAnswerEvidence
{
    Guid LearnerId { get; }
}

/// <summary>Whose rows they are. One entity is this.</summary>
public interface IRevised
{
    Guid Id { get; }

    /// <summary>Grows with every change of what the grade of her next answer depends on. Whoever keeps a copy of that sees by it whether the copy still
    /// holds.</summary>
    int Revision { get; set; }
}

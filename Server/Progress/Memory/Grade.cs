namespace QuizHub.Server.Progress.Memory;

/// <summary>How well a review went, in the numbering of FSRS. Only <see cref="Again"/> is a failure: using Hard for one would inflate every later interval.
/// Stored as numbers: the values stay.</summary>
public enum Grade
{
    Again = 1,
    Hard = 2,
    Good = 3,
    Easy = 4,
}

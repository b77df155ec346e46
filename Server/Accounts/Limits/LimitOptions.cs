using System.ComponentModel.DataAnnotations;

namespace QuizHub.Server.Accounts.Limits;

/// <summary>The settings <c>Limits:*</c>: how much one learner, and all behind one address, may ask for. 0 sets no limit. What is left grows back evenly. The
/// defaults
/// admit a class of 300 behind one address that begins at once, runs two demos each in ten minutes and answers every 20 seconds.</summary>
public sealed class LimitOptions
{
    /// <summary>New guests in ten minutes.</summary>
    [Range(0, int.MaxValue)]
    public int GuestsPerAddress { get; set; } = 600;

    /// <summary>Sessions begun in ten minutes.</summary>
    [Range(0, int.MaxValue)]
    public int SessionsPerLearner { get; set; } = 60;

    [Range(0, int.MaxValue)]
    public int SessionsPerAddress { get; set; } = 1_500;

    /// <summary>Runs asked for in ten minutes.</summary>
    [Range(0, int.MaxValue)]
    public int RunsPerLearner { get; set; } = 120;

    [Range(0, int.MaxValue)]
    public int RunsPerAddress { get; set; } = 2_000;

    /// <summary>Answers and other changes in a minute; an answer brings two or three requests.</summary>
    [Range(0, int.MaxValue)]
    public int ChangesPerLearner { get; set; } = 240;

    [Range(0, int.MaxValue)]
    public int ChangesPerAddress { get; set; } = 6_000;

    /// <summary>Fault reports in ten minutes.</summary>
    [Range(0, int.MaxValue)]
    public int ReportsPerLearner { get; set; } = 30;

    [Range(0, int.MaxValue)]
    public int ReportsPerAddress { get; set; } = 300;

    /// <summary>Streams of runs open at once.</summary>
    [Range(0, int.MaxValue)]
    public int StreamsPerLearner { get; set; } = 6;

    [Range(0, int.MaxValue)]
    public int StreamsPerAddress { get; set; } = 700;

    /// <summary>Of all learners together: each takes memory.</summary>
    [Range(0, int.MaxValue)]
    public int Streams { get; set; } = 2_000;
}

using QuizHub.Site;

namespace QuizHub.DemoWorker.Demos.Clinic.Cases;

/// <summary>One fault: how it spoils a sound setup, and by what number of the log its symptom is told.</summary>
public abstract class Case
{
    /// <summary>Of <see cref="QuizHub.Demos.Clinic.ClinicFaults"/>.</summary>
    public abstract string Id { get; }

    public abstract Setup Spoil(Setup sound);

    /// <summary>What <see cref="Measure"/> measures, to stand at the beginning of a sentence.</summary>
    public abstract Text Sign { get; }

    /// <summary>Not a number counts as infinite: nothing is sound about it.</summary>
    public abstract double Measure(TrainingLog log);

    /// <summary>The symptom is there from this value on.</summary>
    public abstract double From { get; }
}

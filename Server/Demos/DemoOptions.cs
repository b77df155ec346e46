using System.ComponentModel.DataAnnotations;

namespace QuizHub.Server.Demos;

/// <summary>The settings <c>Demos:*</c>.</summary>
public sealed class DemoOptions
{
    /// <summary>Worker processes at most, each running one demo at a time on one thread; one core is left to pages.</summary>
    [Range(1, 64)]
    public int Workers { get; set; } = Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>Workers kept ready; 0 starts the first one when it is needed.</summary>
    [Range(0, 64)]
    public int WarmWorkers { get; set; } = 1;

    /// <summary>Wall time after which a run is ended.</summary>
    [Range(0.1, 3600)]
    public double SecondsPerRun { get; set; } = 20;

    /// <summary>Resident memory above which a worker is ended.</summary>
    [Range(64, 1 << 20)]
    public int ResidentMegabytes { get; set; } = 1536;

    /// <summary>Runs that may wait for a worker.</summary>
    [Range(0, 10_000)]
    public int QueueLength { get; set; } = 128;

    /// <summary>Runs of one address that may wait: the rest of the queue is left to others.</summary>
    [Range(1, 10_000)]
    public int QueuePerAddress { get; set; } = 96;

    /// <summary>Runs that one learner may have waiting or under way.</summary>
    [Range(1, 100)]
    public int RunsPerLearner { get; set; } = 2;

    /// <summary>How long a worker may stay without work before it is sent home; it takes about 250 MB.</summary>
    [Range(1, 100_000)]
    public int IdleMinutes { get; set; } = 30;

    /// <summary>Time for a worker to start and to load libtorch, on a slow disk.</summary>
    [Range(1, 600)]
    public double SecondsToStart { get; set; } = 60;

    /// <summary>Most that one run may report, in megabytes: its events are kept until it ends.</summary>
    [Range(1, 1024)]
    public int ReportMegabytes { get; set; } = 32;

    /// <summary>Path of a worker's assembly; null finds the one that was built or published with this server.</summary>
    public string? WorkerPath { get; set; }

    /// <summary>For a command: no page waits, so every core works and none is kept ready. The settings <c>Demos:*</c> of the environment count.</summary>
    public static DemoOptions OfCommand()
    {
        var options = new DemoOptions { Workers = Environment.ProcessorCount };
        new ConfigurationBuilder().AddEnvironmentVariables("QUIZHUB_").Build().GetSection("Demos").Bind(options);
        options.WarmWorkers = 0;
        return options;
    }
}

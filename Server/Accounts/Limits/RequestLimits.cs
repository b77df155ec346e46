using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Accounts.Limits;

/// <summary>What an endpoint's requests count as.</summary>
public enum LimitKind
{
    Sessions,
    Runs,
    Changes,
    Reports,
}

/// <param name="MakesGuest">Whether somebody without a cookie becomes a guest by it.</param>
/// <param name="Code">Of the refusal.</param>
public sealed record Limited(LimitKind Kind, bool MakesGuest, string Code, Text Text);

/// <summary>Limits per learner and per address, by the framework's limiter: whoever asks for more is answered 429 and told when to come again, before
/// anything is stored.</summary>
public static class RequestLimits
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10), OneMinute = TimeSpan.FromMinutes(1), OneSecond = TimeSpan.FromSeconds(1);

    /// <summary>For what ends when others' work does, which nobody knows.</summary>
    private static readonly TimeSpan Sometime = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddRequestLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LimitOptions>().Bind(configuration.GetSection("Limits")).ValidateDataAnnotations().ValidateOnStart();
        services.AddRateLimiter(limiter => limiter.OnRejected = (rejected, _) => RefuseAsync(rejected));
        services.AddSingleton<LimitChain>();
        services.AddOptions<RateLimiterOptions>().Configure<LimitChain>((limiter, chain) => limiter.GlobalLimiter = chain.Limiter);
        return services;
    }

    public static TBuilder Limited<TBuilder>(
        this TBuilder endpoint, LimitKind kind, bool makesGuest = false, string code = "too-many-requests", Text? text = null)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Limited(kind, makesGuest, code, text ?? ProblemTexts.TooManyRequests));

    /// <summary>A learner's own limits come first, so that what is refused for her sake does not count for her address.</summary>
    private static PartitionedRateLimiter<HttpContext>[] All(LimitOptions limits) =>
    [
        PartitionedRateLimiter.Create<HttpContext, (LimitKind?, string)>(context => Of(context) is { } limited && OwnerOf(context, limited) is { } owner
            ? Bucket<(LimitKind?, string)>((limited.Kind, owner), PerLearner(limits, limited.Kind), WindowOf(limited.Kind))
            : RateLimitPartition.GetNoLimiter<(LimitKind?, string)>(default)),
        PartitionedRateLimiter.Create<HttpContext, Guid>(context => Of(context)?.Kind == LimitKind.Runs && LearnerOf(context) is { } learner
            ? AtOnce(learner, limits.StreamsPerLearner)
            : RateLimitPartition.GetNoLimiter(Guid.Empty)),
        PartitionedRateLimiter.Create<HttpContext, (LimitKind?, string)>(context => Of(context) is { } limited
            ? Bucket<(LimitKind?, string)>((limited.Kind, ClientAddress.Of(context)), PerAddress(limits, limited.Kind), WindowOf(limited.Kind))
            : RateLimitPartition.GetNoLimiter<(LimitKind?, string)>(default)),
        PartitionedRateLimiter.Create<HttpContext, string>(context => Of(context) is { MakesGuest: true } && LearnerOf(context) is null
            ? Bucket(ClientAddress.Of(context), limits.GuestsPerAddress, TenMinutes)
            : RateLimitPartition.GetNoLimiter("")),
        PartitionedRateLimiter.Create<HttpContext, string>(context => Of(context)?.Kind == LimitKind.Runs
            ? AtOnce(ClientAddress.Of(context), limits.StreamsPerAddress)
            : RateLimitPartition.GetNoLimiter("")),
        PartitionedRateLimiter.Create<HttpContext, string>(context => Of(context)?.Kind == LimitKind.Runs
            ? AtOnce("all", limits.Streams)
            : RateLimitPartition.GetNoLimiter("")),
    ];

    private static Limited? Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<Limited>();

    private static Guid? LearnerOf(HttpContext context) => context.RequestServices.GetRequiredService<LearnerAccess>().ClaimedId(context);

    /// <summary>Whoever reports without being anybody shares with her like behind her address; all else that nobody in particular asks for makes a guest
    /// first.</summary>
    private static string? OwnerOf(HttpContext context, Limited limited) =>
        LearnerOf(context)?.ToString() ?? (limited.Kind == LimitKind.Reports ? ClientAddress.Of(context) : null);

    private static int PerLearner(LimitOptions limits, LimitKind kind) => kind switch
    {
        LimitKind.Sessions => limits.SessionsPerLearner,
        LimitKind.Runs => limits.RunsPerLearner,
        LimitKind.Reports => limits.ReportsPerLearner,
        _ => limits.ChangesPerLearner,
    };

    private static int PerAddress(LimitOptions limits, LimitKind kind) => kind switch
    {
        LimitKind.Sessions => limits.SessionsPerAddress,
        LimitKind.Runs => limits.RunsPerAddress,
        LimitKind.Reports => limits.ReportsPerAddress,
        _ => limits.ChangesPerAddress,
    };

    private static TimeSpan WindowOf(LimitKind kind) => kind == LimitKind.Changes ? OneMinute : TenMinutes;

    /// <summary>A bucket that a flood empties and a pause fills: nobody is locked out for the rest of a window.</summary>
    private static RateLimitPartition<TKey> Bucket<TKey>(TKey key, int most, TimeSpan window) => most == 0
        ? RateLimitPartition.GetNoLimiter(key)
        : RateLimitPartition.GetTokenBucketLimiter(key, _ =>
        {
            var period = window / most > OneSecond ? window / most : OneSecond;
            var tokens = Math.Max(1, (int)Math.Round(most * (period / window)));
            return new() { TokenLimit = most, ReplenishmentPeriod = period, TokensPerPeriod = tokens, QueueLimit = 0 };
        });

    private static RateLimitPartition<TKey> AtOnce<TKey>(TKey key, int most) => most == 0
        ? RateLimitPartition.GetNoLimiter(key)
        : RateLimitPartition.GetConcurrencyLimiter(key, _ => new() { PermitLimit = most, QueueLimit = 0 });

    /// <summary>Programs get a problem; a form's answer is left empty, and becomes the page about its status.</summary>
    private static async ValueTask RefuseAsync(OnRejectedContext rejected)
    {
        var context = rejected.HttpContext;
        var after = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : Sometime;
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (context.IsApi())
        {
            var limited = Of(context)!;
            await context.Problem(StatusCodes.Status429TooManyRequests, limited.Code, limited.Text).ExecuteAsync(context);
        }
    }

    /// <summary>Each limiter has a clock of its own, ten times a second, which ends when it is let go: neither the chain nor the middleware does that.</summary>
    private sealed class LimitChain : IDisposable
    {
        private readonly PartitionedRateLimiter<HttpContext>[] _all;

        public LimitChain(IOptions<LimitOptions> limits)
        {
            _all = All(limits.Value);
            Limiter = PartitionedRateLimiter.CreateChained(_all);
        }

        public PartitionedRateLimiter<HttpContext> Limiter { get; }

        public void Dispose() => Array.ForEach(_all, limiter => limiter.Dispose());
    }
}

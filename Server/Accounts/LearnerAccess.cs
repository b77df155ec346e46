namespace QuizHub.Server.Accounts;

/// <summary>Who is asking: reads the guest's cookie, and makes a guest when a first session or run starts.</summary>
public sealed class LearnerAccess
{
    /// <summary>The learner of this request; null for anonymous readers. Looked up once per request.</summary>
    public Task<Learner?> FindAsync(HttpContext context, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>The learner of this request, made and given a cookie if there was none.</summary>
    public Task<Learner> EnsureAsync(HttpContext context, CancellationToken cancel) => throw new NotSupportedException();
}

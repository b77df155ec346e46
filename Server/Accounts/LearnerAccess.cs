using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Data;
using QuizHub.Server.Site;

namespace QuizHub.Server.Accounts;

/// <summary>Who is asking: reads the guest's cookie, and makes a guest when a first session or run starts.</summary>
public sealed class LearnerAccess(
    IDbContextFactory<QuizHubDbContext> databases, AttemptWriter writer, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>The longest that browsers keep a cookie; it starts anew with every session and run.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(400);

    private static readonly object RequestKey = new();

    /// <summary>Asked with every request of every learner.</summary>
    private static readonly Func<QuizHubDbContext, Guid, CancellationToken, Task<Learner?>> ById = EF.CompileAsyncQuery(
        (QuizHubDbContext database, Guid id, CancellationToken cancel) => database.Set<Learner>().AsNoTracking().SingleOrDefault(row => row.Id == id));

    private readonly IDataProtector _protector = protection.CreateProtector("QuizHub.Learner");

    /// <summary>The learner of this request; null for anonymous readers. Looked up once per request.</summary>
    public async Task<Learner?> FindAsync(HttpContext context, CancellationToken cancel)
    {
        if (context.Items.TryGetValue(RequestKey, out var known))
        {
            return (Learner?)known;
        }

        Learner? learner = null;
        if (Read(context.Request.Cookies[RequestFilters.LearnerCookie]) is { } id)
        {
            await using var database = await databases.CreateDbContextAsync(cancel);
            learner = await ById(database, id, cancel);
        }

        context.Items[RequestKey] = learner;
        return learner;
    }

    /// <summary>The learner of this request, made and given a cookie if there was none. To be called before the response starts.</summary>
    /// <param name="newId">Of a guest who is to be made; null for a new one.</param>
    public async Task<Learner> EnsureAsync(HttpContext context, CancellationToken cancel, Guid? newId = null)
    {
        var learner = await FindAsync(context, cancel);
        if (learner is null)
        {
            var now = time.GetUtcNow();
            learner = new Learner { Id = newId ?? Guid.CreateVersion7(now), CreatedAt = now };
            await writer.WriteAsync(database => Task.FromResult(database.Add(learner)), cancel);
            context.Items[RequestKey] = learner;
        }

        context.Response.Cookies.Append(RequestFilters.LearnerCookie, _protector.Protect(learner.Id.ToString("N")), Options(context));
        return learner;
    }

    /// <summary>For a guest who is made only if what she asks for can be had.</summary>
    public Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>Whose cookie came with the request; null without a good one. She may have been deleted since.</summary>
    public Guid? ClaimedId(HttpContext context) => Read(context.Request.Cookies[RequestFilters.LearnerCookie]);

    /// <summary>Makes this browser anonymous again.</summary>
    public void Leave(HttpContext context)
    {
        context.Items[RequestKey] = null;
        context.Response.Cookies.Delete(RequestFilters.LearnerCookie, Options(context));
    }

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = Lifetime,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };

    /// <summary>Null for a cookie that is missing, forged or older than the keys.</summary>
    private Guid? Read(string? cookie)
    {
        if (string.IsNullOrEmpty(cookie))
        {
            return null;
        }

        try
        {
            return Guid.ParseExact(_protector.Unprotect(cookie), "N");
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }
}

using QuizHub.Demos;

namespace QuizHub.Server.Demos;

/// <summary>Runs that are asked for at a demo's address and belong to what another room has.</summary>
public interface IOwnedRuns
{
    /// <summary>Null when the request is for a free run.</summary>
    /// <param name="request">Its <see cref="StartRunRequest.More"/> says whose the run is.</param>
    Task<IResult?> StartAsync(string demo, StartRunRequest request, HttpContext context, CancellationToken cancel);
}

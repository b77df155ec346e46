using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using QuizHub.Server.Accounts;
using QuizHub.Server.Site;
using QuizHub.Server.Site.Reading;

namespace QuizHub.Server.Home;

/// <summary>Learners as readers of pages, and their own parts as components.</summary>
public sealed class PageReaders(ILoggerFactory loggers) : IPageReaders
{
    public async ValueTask<PageReader?> FindAsync(HttpContext context) =>
        await LearnerAsync(context) is { } learner ? new PageReader(learner.Id, learner.Revision) : null;

    public async Task<IReadOnlyList<string>> RenderAsync(HttpContext context, PageReader? reader, IReadOnlyList<OwnPart> parts)
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(ReaderParts.Place)] = context.FindPlace(),
            [nameof(ReaderParts.Learner)] = reader is null ? null : await LearnerAsync(context),
            [nameof(ReaderParts.Http)] = context,
            [nameof(ReaderParts.Parts)] = parts,
        });
        await using var renderer = new HtmlRenderer(context.RequestServices, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ReaderParts>(parameters)).ToHtmlString());
        return html.Split(ReaderParts.End)[..^1];
    }

    private static Task<Learner?> LearnerAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<LearnerAccess>().FindAsync(context, context.RequestAborted);
}

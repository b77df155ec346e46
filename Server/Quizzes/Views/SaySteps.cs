using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Pages;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>The answers to say of a question, with what was ticked and typed.</summary>
public sealed class SaySteps(ItemStore items, RenderedTexts texts)
{
    public async Task<SayStep> MakeAsync(SessionSight sight, PlanStep step, CancellationToken cancel)
    {
        var question = await items.QuestionAsync(sight.Database, sight.Deck.Slug, step, cancel);
        var text = question.In(sight.Language.Code());
        var context = new MarkdownContext(sight.Deck, question, sight.Language.Code());
        var ticks = await sight.Database.KeyPointTicks().AsNoTracking()
            .SingleOrDefaultAsync(row => row.SessionId == sight.Open.Session.Id && row.StepIndex == sight.Open.Progress.Index, cancel);
        return new SayStep(
            question.Slug, PlainText.Of(text.Title), SessionLinks.Question(sight.Language, sight.Deck, step.TopicSlug, question.Slug),
            texts.Render(text.ThirtySeconds, context, 0), texts.Render(text.TwoMinutes, context, 0),
            [.. text.KeyPoints.Select(point => new KeyPointView(point.Id, point.Indispensable, texts.RenderInline(point.Markdown, context, 0), point.MatchTerms, PlainText.Of(point.Markdown)))],
            ticks is null ? [] : JsonSerializer.Deserialize<List<string>>(ticks.Ticked, Json.Options)!,
            ticks?.Typed);
    }
}

using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>Items and questions as they were served, by version. A version never changes, so whatever was read once is kept.</summary>
public sealed class ItemStore
{
    private readonly ConcurrentDictionary<(string Deck, string Question, string Item, string Version), Item> _items = new();
    private readonly ConcurrentDictionary<(string Deck, string Question, string Version), Question> _questions = new();
    private readonly ConcurrentDictionary<(string Deck, string Question, string Version), bool> _kept = new();

    /// <summary>The version of what surrounds a question's items.</summary>
    public static string Version(Question question) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(question))))[..16];

    /// <summary>Keeps what a plan refers to, where it is not kept yet. When that is durable, <see cref="Kept"/> is to be told.</summary>
    public async Task KeepAsync(QuizHubDbContext database, SessionPlan plan, Deck deck)
    {
        foreach (var steps in plan.Steps.Where(step => !Versions(plan.DeckSlug, step).All(_kept.ContainsKey)).GroupBy(step => (step.QuestionSlug, step.QuestionVersion)))
        {
            var question = deck.Questions.First(question => question.Slug == steps.Key.QuestionSlug);
            if (!await database.StoredQuestions().AnyAsync(row =>
                row.DeckSlug == deck.Slug && row.QuestionSlug == question.Slug && row.Version == steps.Key.QuestionVersion))
            {
                database.Add(new StoredQuestion
                {
                    DeckSlug = deck.Slug,
                    QuestionSlug = question.Slug,
                    Version = steps.Key.QuestionVersion,
                    Question = Write(question),
                });
            }

            var kept = await database.StoredItems().Where(row => row.DeckSlug == deck.Slug && row.QuestionSlug == question.Slug)
                .Select(row => row.ItemVersion).ToListAsync();
            var planned = steps.SelectMany(step => new[] { step.Item, step.Check }).OfType<PlannedItem>().Where(item => !kept.Contains(item.ItemVersion));
            database.AddRange(planned.Select(item => new StoredItem
            {
                DeckSlug = deck.Slug,
                QuestionSlug = question.Slug,
                ItemId = item.Id,
                ItemVersion = item.ItemVersion,
                Item = JsonSerializer.Serialize(question.Items.First(other => other.Id == item.Id), Json.Options),
            }));
        }
    }

    /// <summary>Whatever a plan refers to is stored for good, and need not be looked for again.</summary>
    public void Kept(SessionPlan plan)
    {
        foreach (var version in plan.Steps.SelectMany(step => Versions(plan.DeckSlug, step)))
        {
            _kept[version] = true;
        }
    }

    private static IEnumerable<(string Deck, string Question, string Version)> Versions(string deck, PlanStep step) =>
        new[] { step.Item, step.Check }.OfType<PlannedItem>().Select(item => item.ItemVersion).Prepend(step.QuestionVersion).Select(version => (deck, step.QuestionSlug, version));

    public async Task<Item> ItemAsync(QuizHubDbContext database, string deck, PlanStep step, PlannedItem item, CancellationToken cancel)
    {
        var key = (deck, step.QuestionSlug, item.Id, item.ItemVersion);
        if (!_items.TryGetValue(key, out var found))
        {
            var stored = await database.StoredItems().AsNoTracking().Where(row =>
                    row.DeckSlug == deck && row.QuestionSlug == step.QuestionSlug && row.ItemId == item.Id && row.ItemVersion == item.ItemVersion)
                .Select(row => row.Item).SingleAsync(cancel);
            found = _items[key] = JsonSerializer.Deserialize<Item>(stored, Json.Options)!;
        }

        return found;
    }

    public async Task<Question> QuestionAsync(QuizHubDbContext database, string deck, PlanStep step, CancellationToken cancel)
    {
        var key = (deck, step.QuestionSlug, step.QuestionVersion);
        if (!_questions.TryGetValue(key, out var found))
        {
            var stored = await database.StoredQuestions().AsNoTracking().Where(row =>
                    row.DeckSlug == deck && row.QuestionSlug == step.QuestionSlug && row.Version == step.QuestionVersion)
                .Select(row => row.Question).SingleAsync(cancel);
            found = _questions[key] = JsonSerializer.Deserialize<Question>(stored, Json.Options)!;
        }

        return found;
    }

    private static string Write(Question question) => JsonSerializer.Serialize(question with { Items = [] }, Json.Options);
}

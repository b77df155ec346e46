using System.Globalization;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Demos;
using QuizHub.Server.Progress;
using QuizHub.Server.Quizzes;
using QuizHub.Server.Site;

// Numbers and dates are written by QuizHub's own rules, whatever the machine's language.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

switch (args)
{
    case ["check", .. var rest]:
        return await CheckCommand.RunAsync(rest);
    case ["reports", .. var rest]:
        return await ReportsCommand.RunAsync(rest);
    case ["facts", .. var rest]:
        return await FactsCommand.RunAsync(rest);
}

var builder = SiteSetup.CreateBuilder(args);
builder.Services.AddSite(builder.Configuration);
builder.Services.AddData(builder.Configuration);
builder.Services.AddAccounts(builder.Configuration);
builder.Services.AddDecks(builder.Configuration);
builder.Services.AddDemos(builder.Configuration);
builder.Services.AddQuizzes(builder.Configuration);
builder.Services.AddProgress(builder.Configuration);

var app = builder.Build();
await app.MigrateDatabaseAsync();
app.UseSite();
app.MapAccounts();
app.MapDecks();
app.MapDemos();
app.MapQuizzes();
app.MapProgress();
app.MapSite();
await app.RunAsync();
return 0;

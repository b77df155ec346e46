using System.Globalization;
using QuizHub.Server;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Demos;
using QuizHub.Server.Home;
using QuizHub.Server.Progress;
using QuizHub.Server.Quizzes;
using QuizHub.Server.Site;

// Numbers and dates are written by QuizHub's own rules, whatever the machine's language.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// No pattern that decks or learners could feed needs a tenth of it: what does has met a text made to stall it.
AppContext.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", TimeSpan.FromSeconds(5));

if (await Commands.RunAsync(args) is { } exitCode)
{
    return exitCode;
}

try
{
    var builder = SiteSetup.CreateBuilder(args);
    builder.Services.AddSite(builder.Configuration);
    builder.Services.AddData(builder.Configuration);
    builder.Services.AddAccounts(builder.Configuration);
    builder.Services.AddDemos(builder.Configuration);
    builder.Services.AddDecks(builder.Configuration);
    builder.Services.AddProgress();
    builder.Services.AddQuizzes(builder.Configuration);
    builder.Services.AddHome();

    var app = builder.Build();
    app.BeginReadingDecks();
    await app.MigrateDatabaseAsync();
    app.UseSite(site => site.UsePlaces());
    app.MapSite();
    app.MapAccounts();
    app.MapDemos();
    app.MapDecks();
    app.MapProgress();
    app.MapQuizzes();
    app.MapHome();
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (StartFailures.Explain(exception) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}

using QuizHub.Site;

namespace QuizHub.Server.Decks.Html.Scripts;

/// <summary>A limit of the deck format that a text exceeds.</summary>
/// <param name="Offset">Where in the text it is reached.</param>
internal readonly record struct Limit(Text Hit, int Offset);

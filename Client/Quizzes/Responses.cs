using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

/// <summary>Decisions about an answer in the making, which may be none yet.</summary>
public static class Responses
{
    /// <summary>Whether there is anything to grade.</summary>
    public static bool IsGiven(ItemResponse? response) => response?.IsGiven() ?? false;

    /// <summary>Whether what was kept is an answer to this item; nothing always is.</summary>
    public static bool Fits(ItemResponse? response, ItemBodyView body) => response is null || body.Fits(response);
}

namespace QuizHub.Server.Quizzes;

/// <summary>The open session to go on with.</summary>
/// <param name="Title">Of the question, topic or deck that it is about.</param>
/// <param name="Index">Steps that are behind.</param>
/// <param name="Running">Set while its clock runs.</param>
/// <param name="Others">How many more are open.</param>
public sealed record OpenSessionLink(string Url, string Title, int Index, int Count, RunningSession? Running = null, int Others = 0);

/// <param name="Title">That it goes on.</param>
/// <param name="State">What is done, and what is left of the time.</param>
public sealed record RunningSession(string Title, string State);

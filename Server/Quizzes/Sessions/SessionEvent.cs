namespace QuizHub.Server.Quizzes;
public abstract record SessionEvent;

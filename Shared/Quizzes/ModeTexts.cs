using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>The ways to use a deck, where they are offered beside each other: each with what is special about it.</summary>
public static class ModeTexts
{
    public static readonly Text Title = new("Ways to learn", "学习方式");
    public static readonly Text Practice = new("Practise", "练习");
    public static readonly Text PracticeIs = new("Answer, and see at once why each option is right or wrong.", "作答后立即看到每个选项为什么对、为什么错。");
    public static readonly Text Exam = new("Exam", "考试");
    public static readonly Text ExamIs = new("Fixed items and time, no feedback until the end.", "固定题数和时间，交卷前没有反馈。");
}

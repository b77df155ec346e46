using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>What entries to put in order say.</summary>
public static class OrderingTexts
{
    public static readonly Text OrderThem = new(
        "Put them in order. Points are given for every pair of entries in the right order.", "按正确顺序排列。每一对先后正确的条目都计分。");
    public static readonly Text MoveUp = new("Move up: {0}", "上移：{0}");
    public static readonly Text MoveDown = new("Move down: {0}", "下移：{0}");
    public static readonly Text NowAtPlace = new("{0}: now in place {1} of {2}.", "{0}：现在是第 {1} 位，共 {2} 位。");
    public static readonly Text PutAtPlace = new("You put it in place {0}.", "你排在第 {0} 位。");
}

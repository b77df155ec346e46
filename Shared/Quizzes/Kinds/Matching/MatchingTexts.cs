using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>What the fields of pairs say.</summary>
public static class MatchingTexts
{
    public static readonly Text MatchEach = new(
        "Choose a partner for each. Each right pair adds a share, each wrong one takes one away; leave open what you do not know.",
        "为每一项选择对应项。配对正确加分，错误扣分；不知道的可以留空。");
    public static readonly Text MatchFor = new("Partner for {0}", "与{0}对应的是");
    public static readonly Text NotChosen = new("choose …", "请选择……");
}

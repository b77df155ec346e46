namespace QuizHub.Site;

/// <summary>What every form says when it was not accepted.</summary>
public static class FormTexts
{
    public static readonly Text Title = new("Not sent yet: please mend what is marked.", "尚未提交：请先改正标出的内容。");
    public static readonly Text Unreadable = new("The form could not be read. Nothing was changed; please fill it in again.", "无法读取这份表单。没有任何更改，请重新填写。");
    public static readonly Text NoSuchDeck = new("This deck is not here. Choose one of those below.", "没有这个题库，请从下面选择。");
    public static readonly Text NoSuchQuestion = new("This question is not in the deck. Choose one of those below.", "题库里没有这个问题，请从下面选择。");
    public static readonly Text NoSuchTopic = new("The deck has no such topic. Choose from those shown.", "题库里没有这个主题，请从列出的主题中选择。");
    public static readonly Text NoSuchChoice = new("This is none of the choices. Choose one of those shown.", "这不是可选的内容，请从列出的选项中选择。");
    public static readonly Text OutOfDate = new(
        "This form was incomplete or out of date. It has been renewed, with what you typed: please send it again.",
        "这份表单不完整或已过期，现已更新，你填写的内容仍在：请重新提交。");

    public static Text TooLong(int most) => new($"At most {TextFill.Count(most, "character", "characters")}.", $"最多 {Numbers.Whole(most)} 个字符。");
}

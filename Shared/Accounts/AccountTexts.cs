using QuizHub.Site;

namespace QuizHub.Accounts;

public static class AccountTexts
{
    public static readonly Text BadSettings = new(
        "These settings could not be read. Go back, choose from what the page offers, and save again.",
        "无法读取这些设置。请返回，从页面提供的选项中选择，然后重新保存。");
}

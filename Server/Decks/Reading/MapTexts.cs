using QuizHub.Site;

namespace QuizHub.Server.Decks.Reading;

/// <summary>What a value of front matter or of deck.yml can have to be.</summary>
internal static class MapTexts
{
    public static readonly Text AText = new("a text", "文字");
    public static readonly Text AList = new("a list", "列表");
    public static readonly Text AListOfWords = new("a list of words", "由词组成的列表");
    public static readonly Text AListOfMaps = new("a list of keys with values", "由键值组成的列表");
    public static readonly Text AMap = new("keys with values", "键值");
    public static readonly Text ADemo = new("a demo's name, or its name and settings", "实验的名称，或名称加设置");
    public static readonly Text ASetting = new("a number, a word or a truth value", "数、词或真假值");
}

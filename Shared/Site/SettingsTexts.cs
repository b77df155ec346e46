namespace QuizHub.Site;

/// <summary>Texts of the settings page and of the page on which a learner is forgotten.</summary>
public static class SettingsTexts
{
    public static readonly Text Title = new("Settings", "设置");
    public static readonly Text Saved = new("Saved.", "已保存。");
    public static readonly Text Forgotten = new(
        "Everything that was kept about you has been deleted, and the cookie is gone from this browser.",
        "与你有关的记录已全部删除，本浏览器里的 Cookie 也已清除。");
    public static readonly Text Anonymous = new(
        "So far nothing is kept about you. Saving these settings puts a cookie into this browser, by which it is recognised.",
        "目前没有保存任何与你有关的信息。保存设置时，会在这个浏览器里放一个 Cookie，用来认出它。");
    public static readonly Text Guest = new(
        "You are a guest: your settings and your progress belong to this browser only.",
        "你现在是访客：设置和进度只属于这个浏览器。");

    public static readonly Text LanguageLabel = new("Language", "语言");
    public static readonly Text ThemeLabel = new("Colours", "配色");
    public static readonly Text TimeZoneLabel = new("Time zone", "时区");
    public static readonly Text TimeZoneHelp = new("A study day begins at 4 in the morning there.", "学习日从当地凌晨 4 点开始。");
    public static readonly Text PractiseLegend = new("In sessions", "答题时");
    public static readonly Text StemFirst = new("Show the question alone before its options", "先单独显示题干，再显示选项");
    public static readonly Text StemFirstHelp = new("Recalling the answer first is what makes it stick.", "先自己回想，才记得牢。");
    public static readonly Text Shortcuts = new("Single keys act, such as 1 to 4 and Enter", "启用单键快捷键，例如 1～4 和 Enter");
    public static readonly Text ShortcutsHelp = new("Switch them off if you dictate or use a screen reader that needs the keys.", "如果使用语音输入，或读屏软件要用到这些键，可以关掉。");
    public static readonly Text Save = new("Save", "保存");

    public static readonly Text ForgetTitle = new("Forget me", "删除我的记录");
    public static readonly Text ForgetLead = new(
        "Deletes everything that this server keeps about you: settings, sessions, answers and progress.",
        "删除本服务器保存的与你有关的一切：设置、答题记录、答案和进度。");
    public static readonly Text ForgetOpen = new("Delete my data…", "删除我的数据…");
    public static readonly Text ForgetQuestion = new("Delete everything about you?", "要删除与你有关的一切吗？");
    public static readonly Text ForgetBody = new(
        "Your settings, sessions, answers, predictions, ticks and progress are deleted at once. Results of runs stay without your name, because they are facts about the demo. This cannot be undone.",
        "你的设置、答题记录、答案、预测、勾选和进度会立即删除。运行结果是关于实验的事实，会保留下来，但不再与你关联。此操作无法撤销。");
    public static readonly Text ForgetNobody = new("Nothing is kept about you, so there is nothing to delete.", "没有保存任何与你有关的信息，所以没有什么可删除的。");
    public static readonly Text ForgetDo = new("Delete everything", "全部删除");
    public static readonly Text Keep = new("Keep it", "保留");

    public static Text ThemeName(Theme theme) => theme switch
    {
        Theme.Light => new("Light", "浅色"),
        Theme.Dark => new("Dark", "深色"),
        _ => new("As the device says", "跟随系统"),
    };
}

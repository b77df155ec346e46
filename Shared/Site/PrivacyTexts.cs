namespace QuizHub.Site;

/// <summary>The privacy page. What it says is checked by tests where a test can: cookies, third parties, deletion.</summary>
public static class PrivacyTexts
{
    public static readonly Text Title = new("Privacy", "隐私");
    public static readonly Text Lead = new(
        "What this server keeps about you, where, for how long, and how to get rid of it.",
        "这台服务器会保存哪些与你有关的信息、存在哪里、保存多久，以及怎样删除。");

    public static readonly Text ReadingTitle = new("While you read", "阅读时");
    public static readonly Text Reading = new(
        "Nothing is kept about you. If you choose a language by the link at the top, a cookie remembers it.",
        "不保存任何与你有关的信息。如果你用页首的链接选择了语言，会有一个 Cookie 记住这个选择。");

    public static readonly Text PractisingTitle = new("When you practise", "练习时");
    public static readonly Text Practising = new(
        "With your first session, run or saved setting, the server makes a guest of you: a random number, put into a cookie. No name, no e-mail address, no account. Under that number it keeps:",
        "第一次开始答题、运行实验或保存设置时，服务器会为你建立一个访客身份：一个随机编号，存放在 Cookie 里。没有姓名，没有邮箱，没有账号。这个编号之下保存：");
    public static readonly IReadOnlyList<Text> Kept =
    [
        new("your answers and predictions as you gave them, with your confidence, the time they took, and when they were given (also by your device's clock and time zone)",
            "你给出的答案和预测，连同把握程度、所用时间和作答时刻（包括你设备的时钟和时区）"),
        new("in an exam also the answers that you changed or cleared, your flags, and when it was handed in", "考试中还包括你改动或清除过的答案、标记和交卷时刻"),
        new("what you typed in interviews and to practise saying an answer, and the key points that you ticked", "你在模拟面试中和为练习口述而输入的文字，以及勾选的要点"),
        new("your sessions: their questions and how far you came", "你的答题记录：包含哪些题、做到了哪里"),
        new("what follows from these: how well you are thought to know each item and when it is due, sums for each day, and settings of the memory model that fit you",
            "由此得出的：对每道题掌握程度的估计和到期日、每天的合计，以及适合你的记忆模型参数"),
        new("your goals: interview day, minutes a day, topics", "你的目标：面试日期、每天分钟数、主题"),
        new("the demos that you ran freely, with settings and seed", "你自由运行过的实验，连同设置和随机种子"),
        new("your settings: language, colours, time zone, how sessions behave", "你的设置：语言、配色、时区、答题方式"),
    ];
    public static readonly Text Reports = new(
        "If you report a mistake, the report is kept with what you wrote, and under your number if you have one. When you are forgotten the report stays, without the number.",
        "如果你报告了错误，报告会连同你写的内容一起保存；已有编号的，会记在编号之下。删除记录后报告仍会保留，但不再带有编号。");
    public static readonly Text Spoken = new("What you say aloud is never recorded.", "你说出口的内容从不录音。");

    public static readonly Text CookiesTitle = new("Cookies", "Cookie");
    public static readonly Text CookieName = new("Name", "名称");
    public static readonly Text CookiePurpose = new("What for", "用途");
    public static readonly Text CookieTime = new("How long", "保存多久");
    public static readonly Text LanguageCookie = new("the language you chose last", "你上次选择的语言");
    public static readonly Text LearnerCookie = new("recognises you as the same guest; encrypted, and no script can read it", "认出你是同一位访客；已加密，脚本无法读取");
    public static readonly Text LanguageCookieTime = new("400 days from your last choice", "自上次选择起 400 天");
    public static readonly Text LearnerCookieTime = new("400 days from your last session, run or saved setting", "自上次答题、运行或保存设置起 400 天");

    public static readonly Text BrowserTitle = new("In your browser", "在你的浏览器里");
    public static readonly Text Browser = new(
        "What you write before the options appear is kept by your browser until the session is finished. What you have begun and not handed in yet, such as half an answer, is kept there until you hand it in, 90 days at most. Answers, ticks and steps are kept there until the server has them, so that nothing is lost without a network; they then disappear. Forgetting you asks the browser to clear all of it, and the copies of pages that it holds. Where this site is read over an unencrypted connection browsers do not obey that; it is then cleared as soon as someone begins a session here.",
        "选项出现之前你写下的内容，会由浏览器保存到这次答题结束。已经开始而尚未提交的内容（例如写了一半的答案），会保存到你提交为止，最长 90 天。答案、勾选和进度会先保存在浏览器里，直到服务器收到为止，这样断网也不会丢失，之后便会清除。删除记录时，也会请浏览器清空这些内容以及它保存的页面副本。如果本站是通过未加密的连接访问的，浏览器不会照办；这些内容会在下一次有人在此开始答题时清除。");

    public static readonly Text WhereTitle = new("Where it is", "存在哪里");
    public static readonly Text Where = new(
        "In one database file on this server. The cookie is the only key to it: your progress belongs to this browser, and clearing its cookies loses it for you.",
        "存在这台服务器上的一个数据库文件里。Cookie 是找到它的唯一钥匙：进度属于这个浏览器，清除 Cookie 后你就找不回来了。");
    public static readonly Text ThirdTitle = new("Who else gets it", "还有谁能拿到");
    public static readonly Text Third = new(
        "Nobody. Pages load nothing from other servers: no fonts, no analytics, no advertising. Links to sources lead elsewhere only when you follow them.",
        "没有别人。页面不从其他服务器加载任何东西：没有外部字体，没有统计分析，没有广告。参考资料的链接只有在你点开时才会通向别处。");
    public static readonly Text DeleteTitle = new("How to delete it", "怎样删除");
    public static readonly Text Delete = new(
        "In the settings, under “Forget me”. Everything above is deleted at once. Results of runs stay, without any tie to you. On the progress page you can also delete the history of one item, or all history while your settings stay, and take a copy of everything.",
        "在设置页的“删除我的记录”里。上面列出的一切都会立即删除。运行结果会保留，但与你再无关联。在进度页上，还可以只删除某一道题的记录，或删除全部学习记录而保留设置，也可以导出全部数据。");
    public static readonly Text ByItself = new(
        "A guest who never answers anything is deleted after some weeks without being asked. Your network address is counted for some minutes, so that nobody can flood the server, and is never stored.",
        "从未作答的访客，其记录会在几周后自动删除。你的网络地址只会在内存中计数几分钟，以防有人用大量请求拖垮服务器，从不保存。");
    public static readonly Text DeleteLink = new("Delete my data", "删除我的数据");
}

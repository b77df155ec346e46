using QuizHub.Site;

namespace QuizHub.Progress;

/// <summary>What the progress page says. <c>{0}</c> and so on stand for values.</summary>
public static class ProgressTexts
{
    public static readonly Text Title = new("Progress", "进度");
    public static readonly Text Lead = new(
        "What you know by now, what comes back when, and how well you and the schedule judge it.", "目前掌握了多少、什么时候该复习，以及你自己和复习计划判断得有多准。");
    public static readonly Text Deck = new("Deck", "题库");
    public static readonly Text OnThisPage = new("On this page", "本页内容");

    // Nothing yet
    public static readonly Text EmptyTitle = new("Nothing to show yet", "暂时没有可显示的内容");
    public static readonly Text EmptyLead = new(
        "After your first answers this page shows:", "答过几道题之后，这里会显示：");
    public static readonly IReadOnlyList<Text> EmptyWillBe =
    [
        new("what is due today and over the next 30 days", "今天和未来 30 天该复习哪些题"),
        new("how ready you are in each topic, with how sure that is", "每个主题准备到了什么程度，以及这个估计有多可靠"),
        new("how much you recalled, against what was predicted", "实际记住了多少，与预测相比如何"),
        new("whether you are as often right as you are sure", "你的把握和实际正确率是否相符"),
        new("your days, your time, your predictions about demos, and the items that are hardest for you", "学习日历、所用时间、对实验的预测，以及对你最难的题"),
    ];
    public static readonly Text EmptyStart = new("Start practising", "开始练习");
    public static readonly Text EmptyRead = new("Or read a deck first", "或者先读题库");

    // Numbers at the top
    public static readonly Text NowDue = new("to review today", "今天要复习");
    public static readonly Text NowReady = new("expected to be recalled", "预计能答对");
    public static readonly Text NowRecalled = new("recalled at reviews", "复习时记住");
    public static readonly Text NowTime = new("spent answering", "答题用时");

    // Tables
    public static readonly Text AsTable = new("The same as a table", "以表格显示");
    public static readonly Text Day = new("Day", "日期");
    public static readonly Text Week = new("Week from", "周（起始日）");
    public static readonly Text Weeks = new("Weeks", "周");
    public static readonly Text Items = new("Items", "题数");
    public static readonly Text Answers = new("Answers", "作答数");
    public static readonly Text Reviews = new("Reviews (n)", "复习次数（n）");
    public static readonly Text AnswersN = new("Answers (n)", "作答数（n）");
    public static readonly Text Time = new("Time", "用时");
    public static readonly Text Topic = new("Topic", "主题");
    public static readonly Text Interval = new("Range", "区间");
    public static readonly Text Range = new("{0} to {1}", "{0}至{1}");
    public static readonly Text Today = new("today", "今天");
    public static readonly Text NOf = new("n\u00a0=\u00a0{0}", "n\u00a0=\u00a0{0}");
    public static readonly Text KOfN = new("{0} of {1}", "{0}/{1}");
    public static readonly Text TooLittle = new("Too little data yet: {0} of {1:review|reviews}.", "数据还太少：{0}/{1} 次复习。");
    public static readonly Text TooLittleAnswers = new("Too little data yet: {0} of {1:answer|answers}.", "数据还太少：{0}/{1} 次作答。");
    public static readonly Text TooLittleShort = new("too little data", "数据太少");

    // Due
    public static readonly Text DueTitle = new("Due", "待复习");
    public static readonly Text DueChart = new("Items that fall to a chance of recall of {0}, by day, 30 days from today", "未来 30 天每天有多少题的回忆概率降到 {0}");
    public static readonly Text DueSummary = new(
        "Today {0}. Most on {1}: {2}. {3} within 30 days, {4} later; n\u00a0=\u00a0{5}.", "今天 {0} 题。最多的一天是{1}：{2} 题。30 天内共 {3} 题，之后 {4} 题；n\u00a0=\u00a0{5}。");
    public static readonly Text DueNote = new(
        "One item a question is reviewed each day, so there may be fewer than have fallen so far.", "每个问题一天只复习一道题，所以要复习的可能少于已降到的题数。");
    public static readonly Text DueNoteDate = new(
        "Your interview date decides what is reviewed each day; this only shows what would be forgotten.", "每天复习什么由面试日期决定；这里只显示哪些会被忘记。");
    public static readonly Text DueNoteMoves = new("It holds if nothing more is answered: every answer moves its item.", "按不再作答估计；每次作答都会改变该题的日期。");
    public static readonly Text DuePoint = new("{0}: {1}", "{0}：{1} 题");

    // Readiness
    public static readonly Text ReadyTitle = new("Readiness", "准备程度");
    public static readonly Text ReadyOn = new("Expected share of items recalled on {0}, the day of your interview, if nothing is asked until then.", "到面试日（{0}）为止如果不再复习，预计能答对的比例。");
    public static readonly Text ReadyToday = new("Expected share of items recalled if you were asked today.", "如果今天被问到，预计能答对的比例。");
    public static readonly Text ReadyHow = new(
        "The bar spans where the share will lie in nine of ten cases; items that you were never asked count with your chance on new ones.",
        "横条是十次中有九次会落入的区间；从没答过的题，按你答新题的正确率计算。");
    public static readonly Text ReadyTooLittle = new("Too little data yet: {0} of {1:item|items} asked so far. From {2} on a number is given.", "数据还太少：{1} 题中只答过 {0} 题。答过 {2} 题后会给出估计。");
    public static readonly Text ReadyChart = new("Expected share recalled, by topic", "各主题预计能答对的比例");
    public static readonly Text ReadyExpected = new("Expected", "预计");
    public static readonly Text ReadyAsked = new("Items asked (n)", "答过的题（n）");
    public static readonly Text ReadyAll = new("Whole deck", "整个题库");

    // Retention
    public static readonly Text RetentionTitle = new("Recalled and predicted", "记忆与预测");
    public static readonly Text RetentionLead = new(
        "Of {0:review|reviews} of items from an earlier day, you recalled {1}; {2} was predicted before you answered. The schedule aims at {3}.",
        "隔天及以上的复习共 {0} 次，你记住了 {1}；作答前的预测是 {2}。复习计划的目标是 {3}。");
    public static readonly Text RetentionChart = new("Share recalled and share predicted, over time", "记住的比例与预测的比例，随时间变化");
    public static readonly Text RetentionHow = new("Weeks are joined until they hold {0:review|reviews}; lines show where the share probably lies (95 %).", "把相邻的周合并到至少 {0} 次复习；竖线是可能的范围（95%）。");
    public static readonly Text Measured = new("recalled", "实际记住");
    public static readonly Text Predicted = new("predicted", "预测");
    public static readonly Text RetentionNoPeriods = new("Too few reviews in the last {0:week|weeks} for a picture over time.", "最近 {0} 周的复习太少，画不出随时间的变化。");
    public static readonly Text RetentionSummary = new("{0:period|periods}, from {1} to {2} recalled; n\u00a0=\u00a0{3}.", "{0} 个时段，记住的比例从 {1} 到 {2}；n\u00a0=\u00a0{3}。");

    // Calibration of the model
    public static readonly Text CalibrationTitle = new("How good the predictions are", "预测有多准");
    public static readonly Text CalibrationLead = new(
        "Brier score {0} over n\u00a0=\u00a0{1}. That is the mean squared distance between the predicted chance and what came: 0 is perfect, lower is better. Always saying your mean, {2}, would score {3}.",
        "Brier 分数 {0}，n\u00a0=\u00a0{1}。它是预测概率与实际结果之差的平方的平均值：0 最好，越低越好。如果总是说你的平均值 {2}，得分会是 {3}。");
    public static readonly Text CalibrationBetter = new("The predictions tell your items apart better than that.", "预测比这更能区分不同的题。");
    public static readonly Text CalibrationWorse = new("So far the predictions do no better than that.", "目前预测还没有比这更好。");
    public static readonly Text CalibrationChart = new("Share recalled by predicted chance", "按预测概率分组，实际记住的比例");
    public static readonly Text CalibrationHow = new("On the diagonal a prediction comes true as often as it says. The larger a dot, the more reviews; groups of fewer than {0} stand in the table only.", "落在对角线上，说明预测与实际一致。圆点越大，复习次数越多；少于 {0} 次的分组只在表格里。");
    public static readonly Text CalibrationSummary = new("{0:group|groups} of predictions drawn; n\u00a0=\u00a0{1}.", "画出 {0} 个分组；n\u00a0=\u00a0{1}。");
    public static readonly Text CalibrationBin = new("Predicted", "预测");
    public static readonly Text BinMean = new("Mean predicted", "平均预测");
    public static readonly Text Weights = new("Your own weights of the memory model have been in use since {0}, trained on {1:review|reviews}.", "自 {0} 起使用你个人的记忆模型参数，由 {1} 次复习训练得到。");
    public static readonly Text WeightsBetter = new("On {0:later review|later reviews} they predict better than those before by {1} (mean surprise {2} instead of {3:nat|nats}).", "在之后的 {0} 次复习上，预测比之前好 {1}（平均意外度 {2}，之前为 {3} 奈特）。");
    public static readonly Text WeightsKept = new("Your last training, {0}, on {1:review|reviews}, was no better than the weights in use: they stay.", "上一次训练（{0}，{1} 次复习）没有胜过正在使用的参数，因此保持不变。");
    public static readonly Text WeightsOwn = new("Your own weights of the memory model are in use.", "正在使用你个人的记忆模型参数。");
    public static readonly Text WeightsDefault = new("The memory model uses weights that fit most people; your own are trained when there are enough reviews.", "记忆模型目前使用适合大多数人的参数；复习次数足够后，会训练你个人的参数。");

    // Confidence
    public static readonly Text ConfidenceTitle = new("How sure, and how right", "把握与正确率");
    public static readonly Text ConfidenceLead = new("You said how sure you were of {0:answer|answers}; right: {1}.", "你标明了把握程度的作答共 {0} 次，其中 {1} 答对。");
    public static readonly Text ConfidenceBrier = new("Brier score {0}; always saying {1} would score {2}. Lower is better.", "Brier 分数 {0}；如果总是说 {1}，得分会是 {2}。越低越好。");
    public static readonly Text ConfidenceChart = new("Share right by how sure you said you were", "按把握程度分组的正确率");
    public static readonly Text ConfidenceHow = new("The band is what you said, the dot what came, the line where it probably lies (95 %).", "色带是你说的把握，圆点是实际正确率，横线是可能的范围（95%）。");
    public static readonly Text ConfidenceNone = new("You have not said yet how sure you were. One key before an answer is enough.", "你还没有标明过把握程度。作答前按一个键就可以。");
    public static readonly Text WithRange = new("{0} ({1})", "{0}（{1}）");
    public static readonly Text Said = new("You said", "你说的");
    public static readonly Text Right = new("Right", "答对");
    public static readonly Text Meaning = new("Meaning", "含义");
    public static readonly Text Over = new("right less often than you said: look again before you are that sure", "答对得比你说的少：这么有把握之前，再想一想");
    public static readonly Text Under = new("right more often than you said: you know more than you think", "答对得比你说的多：你懂的比自己以为的多");
    public static readonly Text Fits = new("fits what you said, as far as this number of answers can tell", "以目前的作答数看，与你说的相符");
    public static readonly Text LevelTooFew = new("too few to tell: {0} of {1}", "太少，无法判断：{0}/{1}");
    public static readonly Text SummedOver = new("You tend to be overconfident where you say {0}: {1} right, n\u00a0=\u00a0{2}.", "说“{0}”时，你往往过于自信：答对 {1}，n\u00a0=\u00a0{2}。");
    public static readonly Text SummedUnder = new("You tend to be underconfident where you say {0}: {1} right, n\u00a0=\u00a0{2}.", "说“{0}”时，你往往低估自己：答对 {1}，n\u00a0=\u00a0{2}。");
    public static readonly Text SummedFits = new("Where there are enough answers to tell, you are as often right as you say.", "在作答数足够的分组里，你的正确率与你说的把握相符。");

    // Calendar
    public static readonly Text CalendarTitle = new("Days", "学习日历");
    public static readonly Text CalendarLead = new("{0:day|days} with answers in all, {1} of them in the last {2:week|weeks}.", "共有 {0} 天作答，其中最近 {2} 周有 {1} 天。");
    public static readonly Text CalendarChart = new("Answers by day, the last {0:week|weeks}", "最近 {0} 周每天的作答数");
    public static readonly Text CalendarLess = new("none", "无");
    public static readonly Text CalendarSquares = new("Answers a day:", "每天作答数：");
    public static readonly Text CalendarNone = new("No answers in these weeks.", "这几周没有作答。");

    // Time
    public static readonly Text TimeTitle = new("Time", "用时");
    public static readonly Text TimeLead = new("{0} of answering in all, over {1:answer|answers} and {2:day|days}: {3} a day.", "答题共用时 {0}，{1} 次作答，{2} 天：平均每天 {3}。");
    public static readonly Text TimeNote = new("Counted from the first showing of the options to the answer, while the page is in view; reading is not counted.", "从选项出现到提交答案、且页面可见时计时；阅读时间不计。");
    public static readonly Text TimeChart = new("Minutes of answering by week, the last {0:week|weeks}", "最近 {0} 周每周的答题分钟数");
    public static readonly Text TimeSummary = new("Most in the week from {0}: {1}. {2} in these weeks, n\u00a0=\u00a0{3:answer|answers}.", "最多的一周始于{0}：{1}。这几周共 {2}，n\u00a0=\u00a0{3} 次作答。");
    public static readonly Text TimePoint = new("Week from {0}: {1}", "{0}起的一周：{1}");

    // Demos
    public static readonly Text DemosTitle = new("Predictions about demos", "对实验的预测");
    public static readonly Text DemosNone = new("You have not predicted a run yet. Items with a demo ask for a prediction first.", "你还没有预测过运行结果。带实验的题会先请你预测。");
    public static readonly Text DemosLead = new("What you said a run would show, and what you then saw in it.", "你说运行会显示什么，以及之后从中看到了什么。");
    public static readonly Text DemosPredicted = new("Predicted right", "预测正确");
    public static readonly Text DemosSaw = new("Seen right", "看对结果");
    public static readonly Text DemosChart = new("Share right", "正确的比例");
    public static readonly Text DemosWhat = new("What", "项目");

    // Hardest
    public static readonly Text HardTitle = new("Hardest for you", "对你最难的题");
    public static readonly Text HardLead = new("Asked three times or more, and forgotten between days or not known at the last time.", "答过三次以上，并且隔天后忘记过，或最近一次没有答出。");
    public static readonly Text HardNone = new("Nothing stands out yet.", "目前没有特别难的题。");
    public static readonly Text HardFacts = new("{0} right of n\u00a0=\u00a0{1}; forgotten {2}; held for {3}; due {4}", "n\u00a0=\u00a0{1} 次作答，答对 {0} 次；忘记 {2}；能保持{3}；{4}到期");
    public static readonly Text Once = new("once", "1 次");
    public static readonly Text Times = new("{0:time|times}", "{0} 次");
    public static readonly Text OneDay = new("1 day", "1 天");
    public static readonly Text UnderADay = new("less than a day", "不到一天");
    public static readonly Text InDays = new("{0:day|days}", "{0} 天");
    public static readonly Text LastResults = new("Last results:", "最近的结果：");
    public static readonly Text ResultOn = new("{0} on {1}", "{1}：{0}");
    public static readonly Text ResultRight = new("right", "正确");
    public static readonly Text ResultPartly = new("partly right", "部分正确");
    public static readonly Text ResultWrong = new("wrong", "错误");

    // Units
    public static readonly Text Hours = new("{0} h {1} min", "{0} 小时 {1} 分钟");
    public static readonly Text Minutes = new("{0} min", "{0} 分钟");
    public static readonly Text LessThanAMinute = new("less than a minute", "不到一分钟");
    public static readonly Text MinutesShort = new("min", "分钟");

    /// <summary>Time as hours and minutes.</summary>
    public static string Duration(long milliseconds, Language language) => (milliseconds / 60_000) switch
    {
        0 when milliseconds > 0 => LessThanAMinute.In(language),
        < 60 and var minutes => Minutes.Fill(language, Numbers.Whole(minutes)),
        var minutes => Hours.Fill(language, Numbers.Whole(minutes / 60), Numbers.Whole(minutes % 60)),
    };
}

using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>What sessions and the practice page say. Texts with <c>{0}</c> take their values through <see cref="TextFill.Fill"/>.</summary>
public static class QuizTexts
{
    // The frame
    public static readonly Text Practice = new("Practice", "练习");
    public static readonly Text Step = new("Step {0} of {1}", "第 {0} 步，共 {1} 步");
    public static readonly Text Starting = new("Starting: buttons and keys work in a moment.", "正在启动，按钮和按键马上可用。");
    public static readonly Text NeedsScript = new(
        "Answering needs JavaScript, which this browser has switched off. Reading works without it.", "答题需要 JavaScript，而此浏览器已将其关闭。阅读不受影响。");
    public static readonly Text Broken = new(
        "This page has broken. What you answered is stored: reload it to go on.", "页面出错了。已作答的内容都已保存，刷新页面即可继续。");
    public static readonly Text Reload = new("Reload", "刷新");
    public static readonly Text Working = new("Working …", "处理中……");
    public static readonly Text Keys = new("Keys", "按键");
    public static readonly Text Close = new("Close", "关闭");

    // Recall
    public static readonly Text RecallFirst = new("Say your answer aloud, or write it, before you see the options.", "先别看选项：把答案说出来，或者写下来。");
    public static readonly Text RecallField = new("Your answer (optional)", "你的回答（可不写）");
    public static readonly Text RecallUse = new(
        "What you write stays with this session. You see it again beside the verdict, and beside the key points where the answer to say follows. Speaking aloud is never recorded.",
        "写下的内容只用于本次答题：看到对错和理由时会一并显示；之后如有口述环节，也会和要点一起显示。说出来的话不会被录音。");
    public static readonly Text ShowAnswerField = new("Go on to the answer", "去作答");

    // Answer
    public static readonly Text YourAnswer = new("Your answer", "你的答案");
    public static readonly Text TextForms = new(
        "Capitals, the kind of hyphen, apostrophe or space, and a full stop at the end do not matter.",
        "不区分大小写和全角半角，连字符、撇号怎么打都行；汉字旁的空格和末尾的句号不计。");
    public static readonly Text TextSlips = new(
        "A slip of the finger in a word of five letters or more counts as right too.", "五个字母以上的外文词打错一个字母，也算对。");
    public static readonly Text TextExact = new("The spelling must be exact.", "拼写须完全正确。");
    public static readonly Text SpelledSo = new("Counts as right. It is spelled {0}.", "算对。正确的写法是 {0}。");
    public static readonly Text SlipOfWrong = new("Read as {0}.", "读作 {0}。");
    public static readonly Text HowSure = new("How sure are you? (optional)", "你有多大把握？（可不选）");
    public static readonly Text SureLow = new("Guessing", "没把握");
    public static readonly Text SureLowRange = new("below 67\u00a0%", "低于 67%");
    public static readonly Text SureMiddle = new("Fairly sure", "较有把握");
    public static readonly Text SureMiddleRange = new("67 to 80\u00a0%", "67% 到 80%");
    public static readonly Text SureHigh = new("Sure", "有把握");
    public static readonly Text SureHighRange = new("above 80\u00a0%", "高于 80%");
    public static readonly Text Submit = new("Answer", "提交答案");
    public static readonly Text SubmitPrediction = new("Predict, then run", "提交预测并运行");
    public static readonly Text GiveUp = new("I don’t know: show me", "不知道，看答案");
    public static readonly Text AnswerFirst = new("Give an answer first, or ask to be shown.", "请先作答，或选择看答案。");

    // Verdict
    public static readonly Text VerdictRight = new("Right.", "答对了。");
    public static readonly Text VerdictRightSure = new("Right, and you were sure.", "答对了，而且你有把握。");
    public static readonly Text VerdictRightUnsure = new("Right, though you were not sure.", "答对了，虽然你没有把握。");
    public static readonly Text VerdictPartly = new("Partly right: {0}.", "部分正确：{0}。");
    public static readonly Text VerdictWrong = new("Not yet.", "还不对。");
    public static readonly Text VerdictWrongSure = new("Not yet, and you were sure.", "还不对，而你当时很有把握。");
    public static readonly Text VerdictRevealed = new("Shown, not answered.", "已显示答案，未作答。");
    public static readonly Text VerdictSkipped = new("You skipped the run.", "你跳过了实验。");
    public static readonly Text ThenRight = new("The reasons below are worth a glance: an interviewer asks why.", "下面的理由值得一看：面试官会追问为什么。");
    public static readonly Text ThenRightUnsure = new("Read why it holds, so that next time you know it.", "看看为什么成立，下次就能确信。");
    public static readonly Text ThenPartly = new("What is missing or wrong is marked below, with its reason.", "缺少或错误的部分已在下面标出，并附理由。");
    public static readonly Text ThenWrong = new("Read why before you go on.", "先看清原因，再继续。");
    public static readonly Text ThenWrongSure = new("Errors made with confidence are the ones best corrected: read why first.", "有把握时犯的错最容易纠正：先看清原因。");
    public static readonly Text ThenRevealed = new("It counts as not known yet. Read the reasons, then go on.", "这一题记为尚未掌握。看完理由再继续。");
    public static readonly Text NoneMeansAll = new("(none ticked: all)", "（不勾选即为全部）");
    public static readonly Text NotAnswered = new("Not answered.", "未作答。");
    public static readonly Text ThenNotAnswered = new("It brought no point. Read the reasons, then go on.", "本题没有得分。看完理由再继续。");
    public static readonly Text ThenSkipped = new("Neither the prediction nor the question about the run counts.", "预测和关于实验的问题都不计分。");
    public static readonly Text MarkRightChosen = new("right, your answer", "正确，你的答案");
    public static readonly Text MarkRightMissed = new("right", "正确");
    public static readonly Text MarkRightLeftOut = new("right, you left it out", "正确，你漏选了");
    public static readonly Text MarkWrongChosen = new("wrong, your answer", "错误，你的答案");
    public static readonly Text MarkWrongLeft = new("wrong", "错误");
    public static readonly Text MarkPartRight = new("right", "正确");
    public static readonly Text MarkPartWrong = new("not right", "不正确");
    public static readonly Text MarkPartOpen = new("left open", "未作答");
    public static readonly Text YouSaid = new("Your answer:", "你的答案：");
    public static readonly Text RightIs = new("Right:", "正确答案：");
    public static readonly Text NothingGiven = new("nothing", "未作答");
    public static readonly Text KnownMistakes = new("What other answers come from", "其他答案错在哪里");
    public static readonly Text AlsoRight = new("Also right:", "同样正确：");
    public static readonly Text Refute = new("Let a run refute it", "用实验反驳它");
    public static readonly Text Why = new("Why", "为什么");
    public static readonly Text Sources = new("Sources", "来源");
    public static readonly Text Next = new("Next", "下一步");
    public static readonly Text Finish = new("Finish", "完成");

    // Predict, run, check
    public static readonly Text YouPredicted = new("You predicted", "你的预测");
    public static readonly Text NoPrediction = new("No prediction: you asked to be shown.", "没有预测：你选择了看答案。");
    public static readonly Text ItShowed = new("The run showed", "实验结果");
    public static readonly Text Run = new("Run", "运行");
    public static readonly Text RunAgain = new("Run again", "重新运行");
    public static readonly Text SkipRun = new("Skip the run", "跳过实验");
    public static readonly Text SkipRunMeans = new("Skipped, neither prediction nor check counts.", "跳过后，预测和检查都不计分。");
    public static readonly Text RunWaits = new("Your prediction is stored. Run the experiment to see what happens.", "预测已保存。运行实验，看看结果如何。");
    public static readonly Text RunDiffers = new("Watch where it differs from what you expect.", "留意它与你的预期有何不同。");
    public static readonly Text CheckHeading = new("What did this run show?", "这次运行显示了什么？");
    public static readonly Text CheckBelow = new("Look at the run. A question about it stands below.", "先看运行结果，下面有一个关于它的问题。");
    public static readonly Text SkipCheck = new("Skip this check", "跳过这个检查");
    public static readonly Text CheckNotCounted = new("The question about the run was skipped: it does not count.", "你跳过了关于实验的问题，不计分。");
    public static readonly Text OpenDemo = new("Change a setting on the demo’s own page", "到实验页面改变参数");
    public static readonly Text Seed = new("seed {0}", "随机种子 {0}");

    // Say
    public static readonly Text SayHeading = new("The answer to say", "面试时这样回答");
    public static readonly Text SayThis = new("Say it aloud in your own words, then tick the points you made.", "用自己的话说一遍，再勾出说到的要点。");
    public static readonly Text ThirtySeconds = new("In thirty seconds", "三十秒回答");
    public static readonly Text TwoMinutes = new("In two minutes", "两分钟回答");
    public static readonly Text YouWrote = new("You wrote", "你写的");
    public static readonly Text YouRecalled = new("What you wrote before you answered", "作答之前你写的");
    public static readonly Text KeyPoints = new("Key points", "要点");
    public static readonly Text Suggested = new(
        "Points that you seem to have written are marked with your words. Tick those you really made.", "写下的内容里可能说到的要点旁标出了原话，确实说到的请自己勾选。");
    public static readonly Text YouWroteThis = new("You wrote:", "你写的：");
    public static readonly Text KeyPointsUse = new("Ticks are for you. They never change a score.", "勾选只供自己参考，不影响得分。");
    public static readonly Text Must = new("must be said", "必须说到");
    public static readonly Text ReadQuestion = new("Read the whole question", "阅读完整内容");

    // Summary
    public static readonly Text SummaryHeading = new("Done", "完成");
    public static readonly Text SummaryAllRight = new("All {0} right.", "{0} 道题全部答对。");
    public static readonly Text SummarySome = new("{0} of {1} right.", "{1} 道题中答对 {0} 道。");
    public static readonly Text SummarySomePartly = new("{0} of {1} right, {2} partly.", "{1} 道题中答对 {0} 道，部分正确 {2} 道。");
    public static readonly Text SummaryNone = new("Nothing was scored in this session.", "本次没有计分的题。");
    public static readonly Text SummaryLow = new(
        "That is what practice is for: each miss now has its reason. Answering again on another day is what makes it stay.",
        "练习正是为此：每个错误都有了理由。改天再答一次，才能真正记住。");
    public static readonly Text SummaryHigh = new("Come back on another day: what is recalled after a pause stays.", "改天再来：隔一段时间还能想起来，才算记住。");
    public static readonly Text SummaryItems = new("Item by item", "逐题回顾");
    public static readonly Text SeenRow = new("what the run showed", "运行结果");
    public static readonly Text ScoreRight = new("right", "答对");
    public static readonly Text ScorePartly = new("{0} of the points", "得分 {0}");
    public static readonly Text ScoreWrong = new("not yet", "未掌握");
    public static readonly Text ScoreNone = new("not counted", "不计分");
    public static readonly Text SaidLow = new("you were guessing", "当时没把握");
    public static readonly Text SaidMiddle = new("you were fairly sure", "当时较有把握");
    public static readonly Text SaidHigh = new("you were sure", "当时有把握");
    public static readonly Text Again = new("Practise this again", "再练一次");
    public static readonly Text NextTopic = new("Next topic: {0}", "下一主题：{0}");
    public static readonly Text BackToTopic = new("Back to reading", "回到阅读");

    // Network and conflicts
    public static readonly Text AnswerWaits = new(
        "No connection. Your answer is kept in this browser and is sent by itself: within {0} s, or as soon as the network is back. You can go on reading.",
        "网络未连接。你的答案已保存在此浏览器中，{0} 秒内或网络恢复后会自动发送。这期间可以继续阅读。");
    public static readonly Text RequestWaits = new(
        "No connection. This is tried again by itself: within {0} s, or as soon as the network is back. You can go on reading.",
        "网络未连接。{0} 秒内或网络恢复后会自动重试。这期间可以继续阅读。");
    public static readonly Text TryNow = new("Try now", "立即重试");
    public static readonly Text Sent = new("Connected again. It was sent.", "网络已恢复，已发送。");
    public static readonly Text Gone = new("This session is not here any more, or belongs to somebody else.", "此次答题已不存在，或属于其他人。");
    public static readonly Text NotStored = new("The server did not take this: {0}", "服务器未接受：{0}");
    public static readonly Text NotStarted = new("The new session could not be started. Check the connection and try once more.", "新的答题未能开始。请检查网络后重试。");
    public static readonly Text PractiseAnew = new("Start a new session", "开始新的答题");

    // Keys
    public static readonly Text KeysHeading = new("Keys in a session", "答题按键");
    public static readonly Text KeyNumbers = new("choose an option, or go to an entry to order", "选择选项，或定位到要排序的条目");
    public static readonly Text KeySure = new("guessing, fairly sure, sure", "没把握、较有把握、有把握");
    public static readonly Text KeyEnter = new("answer, show the options, next", "提交、显示选项、下一步");
    public static readonly Text KeyEnterField = new("the same, from within a text of several lines", "同上，用于多行文本框中");
    public static readonly Text KeyRun = new("run the experiment", "运行实验");
    public static readonly Text KeyArrows = new("move the entry in focus up or down", "上移或下移当前条目");
    public static readonly Text KeyHelp = new("this list", "显示此列表");
    public static readonly Text KeysSleep = new(
        "Single keys sleep while you type. They can be switched off in the settings.", "输入文字时单键不起作用。可以在设置中关闭单键操作。");
    public static readonly Text KeysOff = new(
        "Single keys are switched off in your settings. Tab, Space and Enter work as everywhere.", "你在设置中关闭了单键操作。Tab、空格和回车照常可用。");

    // Kinds
    public static readonly Text FacetRecall = new("recall", "记忆");
    public static readonly Text FacetMechanism = new("mechanism", "机理");
    public static readonly Text FacetCompute = new("compute", "计算");
    public static readonly Text FacetPredict = new("predict", "预测");
    public static readonly Text FacetCompare = new("compare", "比较");
    public static readonly Text FacetDiagnose = new("diagnose", "诊断");

    // The practice page
    public static readonly Text PracticeLead = new(
        "Choose what to be asked about. Every answer is stored at once; you can leave and come back at any step.", "选择要练习的内容。每个答案都会立即保存，随时可以离开再回来。");
    public static readonly Text PracticeMore = new(
        "Each item: recall first, answer, say how sure you are, then read why. Some predict an experiment and run it.",
        "每道题：先回忆，再作答，说明把握程度，然后看理由。有些题要先预测实验结果，再运行。");
    public static readonly Text Resume = new("Go on where you left off", "继续上次的答题");
    public static readonly Text ResumeAt = new("{0} · step {1} of {2}", "{0} · 第 {1} 步，共 {2} 步");
    public static readonly Text GoOn = new("Go on", "继续");
    public static readonly Text Practise = new("Practise", "练习");
    public static readonly Text Colon = new(": ", "：");
    public static readonly Text AnsweredSoFar = new("{0} answered, {1} right", "已答 {0} 题，答对 {1} 题");
    public static readonly Text NoDecks = new("There is no deck to practise yet.", "还没有可以练习的题库。");
    public static readonly Text GuestKept = new(
        "Without an account your progress is kept for this browser only.", "没有账户时，进度只保存在此浏览器中。");

    public static Text Name(this Facet facet) => facet switch
    {
        Facet.Recall => FacetRecall,
        Facet.Mechanism => FacetMechanism,
        Facet.Compute => FacetCompute,
        Facet.Predict => FacetPredict,
        Facet.Compare => FacetCompare,
        _ => FacetDiagnose,
    };

}

using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>What the exam says: its start page, the sitting, the way into its review, and the result. Places <c>{0}</c>, <c>{1}</c> … take values that are formatted already.</summary>
public static class ExamTexts
{
    public static readonly Text Exam = new("Exam", "考试");
    public static readonly Text Is = new("Fixed items and time, no feedback until the end.", "固定题数和时间，交卷前没有反馈。");

    // The start page
    public static readonly Text Description = new(
        "A fixed number of items in a fixed time, no feedback until the end, then a review that begins with your most confident errors.",
        "固定题数，固定时间，交卷前没有任何反馈；交卷后进入复盘，从最有把握却答错的题开始。");
    public static readonly Text Lead = new(
        "A fixed number of items in a fixed time, and no feedback until the end. Then you go through what was not right, errors made with confidence first.",
        "固定题数，固定时间，交卷前没有任何反馈。交卷后逐题复盘没有答对的题，最有把握却答错的排在最前。");
    public static readonly Text HowMany = new("How many items", "题数");
    public static readonly Text OwnNumberField = new("Or another number, 1 to {0}", "或其他题数，1 到 {0}");
    public static readonly Text MinutesField = new("Minutes", "时长（分钟）");
    public static readonly Text MinutesHelp = new(
        "1 to {0}. Left empty: a minute and a half for each item.", "1 到 {0} 分钟。留空则按每题一分半钟计算。");
    public static readonly Text ItemsMinutes = new("{0:item|items} · {1} min", "{0} 题 · {1} 分钟");
    public static readonly Text WhatHappens = new("What happens", "考试过程");
    public static readonly Text HappensClock = new(
        "The server keeps the clock from the moment you start. It runs on when the page is closed, and when time is up the server hands in what is there. You are warned five minutes and one minute before.",
        "从开始那一刻起由服务器计时，关闭页面也不会停。时间一到，服务器会把已有的答案交卷。还剩五分钟和一分钟时会有提醒。");
    public static readonly Text HappensFree = new(
        "You can open any item at any time, change or clear your answer, and flag it to come back. Answers are stored as you give them.",
        "可以随时打开任何一题，修改或清除答案，也可以做标记以便回头再看。答案会随答随存。");
    public static readonly Text HappensNothing = new(
        "Nothing tells you whether you are right before the end. Giving up and a second try do not exist here.", "交卷之前不会透露对错，也没有“看答案”和第二次机会。");
    public static readonly Text HappensPredict = new(
        "Some items ask you to predict an experiment. It runs in the review, and the prediction is graded then.", "有些题要求预测实验结果。实验在复盘时运行，那时才给预测评分。");
    public static readonly Text HappensAfter = new(
        "After the end you see your score, then go through everything that was not right. The result can be printed.", "交卷后先看到得分，再逐题复盘没有答对的题。成绩单可以打印。");
    public static readonly Text Start = new("Start the exam", "开始考试");
    public static readonly Text StartHelp = new("The clock starts at once.", "点击后立即开始计时。");
    public static readonly Text NeedsScript = new(
        "Sitting an exam needs JavaScript, which this browser has switched off.", "考试需要 JavaScript，而此浏览器已将其关闭。");
    public static readonly Text BadCount = new("Choose a number of items from 1 to 100.", "请选择 1 到 100 之间的题数。");
    public static readonly Text BadMinutes = new("Choose a time from 1 to 240 minutes, or leave it empty.", "请选择 1 到 240 分钟之间的时长，或留空。");
    public static readonly Text NothingToAsk = new("There is nothing to ask in this choice. Choose other topics.", "所选范围内没有可考的题，请选择其他主题。");
    public static readonly Text RunningOn = new("An exam goes on: {0}", "考试进行中：{0}");
    public static readonly Text RunningState = new("{0} of {1} answered, {2} min left", "已答 {0} / {1} 题，还剩 {2} 分钟");

    // Sitting
    public static readonly Text Case = new("Case", "病例");
    public static readonly Text Answered = new("{0} of {1} answered", "已答 {0} / {1} 题");
    public static readonly Text TimeLeft = new("Time left", "剩余时间");
    public static readonly Text Items = new("Items of this exam", "本场试题");
    public static readonly Text ItemNumber = new("Item {0} of {1}", "第 {0} 题，共 {1} 题");
    public static readonly Text ItemOpen = new("Item {0}, open", "第 {0} 题，未答");
    public static readonly Text ItemAnswered = new("Item {0}, answered", "第 {0} 题，已答");
    public static readonly Text ItemFlagged = new("{0}, flagged", "{0}，已标记");
    public static readonly Text ItemRefused = new("{0}, not stored", "{0}，未保存");
    public static readonly Text Legend = new("✓ answered · ⚑ flagged", "✓ 已答 · ⚑ 已标记");
    public static readonly Text Previous = new("Previous", "上一题");
    public static readonly Text Next = new("Next", "下一题");
    public static readonly Text Store = new("Store and go on", "保存并继续");
    public static readonly Text Clear = new("Clear", "清除答案");
    public static readonly Text Flag = new("Flag", "标记");
    public static readonly Text HandIn = new("Hand in", "交卷");
    public static readonly Text Stored = new("Stored.", "已保存。");
    public static readonly Text NotStoredYet = new("Not stored yet.", "尚未保存。");
    public static readonly Text NothingYet = new("Nothing is answered here yet.", "本题还没有作答。");
    public static readonly Text Cleared = new("Cleared: this item is open again.", "已清除，本题恢复为未答。");
    public static readonly Text FlagSet = new("Flagged.", "已标记。");
    public static readonly Text FlagGone = new("No longer flagged.", "已取消标记。");
    public static readonly Text LastItem = new("This is the last item. Still open: {0}. Hand in when you are done.", "这是最后一题，还有 {0} 题未答。完成后请交卷。");
    public static readonly Text LastItemDone = new("This is the last item, and all are answered. Hand in when you are done.", "这是最后一题，所有题都已作答。完成后请交卷。");
    public static readonly Text RunsLater = new("The experiment runs in the review, after you have handed in.", "实验将在交卷后的复盘中运行。");
    public static readonly Text MinutesLeft = new("{0:minute|minutes} left.", "还剩 {0} 分钟。");
    public static readonly Text OneMinuteLeft = new("One minute left. What you have answered is handed in when time is up.", "还剩一分钟。时间一到会自动交卷。");
    public static readonly Text TimeIsUp = new("Time is up. What you have answered is being handed in …", "时间到，正在自动交卷……");
    public static readonly Text TooLate = new(
        "The exam had been handed in before this arrived. What was stored until then counts.", "此前考试已经交卷，这次操作没有计入。之前保存的答案有效。");
    public static readonly Text ConfirmTitle = new("Hand in the exam?", "确定交卷吗？");
    public static readonly Text ConfirmOpen = new("Open: {0}", "未答：{0}");
    public static readonly Text ConfirmFlagged = new("Flagged: {0}", "已标记：{0}");
    public static readonly Text ConfirmAll = new("Every item is answered: {0}.", "{0} 道题都已作答。");
    public static readonly Text ConfirmMeans = new("Nothing can be changed afterwards. Open items count as not right.", "交卷后不能再修改，未答的题不得分。");
    public static readonly Text ConfirmBack = new("Go on with the exam", "继续作答");

    // Keys
    public static readonly Text KeysHeading = new("Keys in an exam", "考试按键");
    public static readonly Text KeyEnter = new("store, and go to the next item", "保存并前往下一题");
    public static readonly Text KeyItems = new("previous, next item", "上一题、下一题");
    public static readonly Text KeyFlag = new("flag, or take the flag away", "标记或取消标记");
    public static readonly Text KeyClear = new("clear the answer", "清除答案");
    public static readonly Text KeyHandIn = new("hand in; asks first", "交卷，会先确认");

    // Handed in, and its review
    public static readonly Text HandedIn = new("Handed in.", "已交卷。");
    public static readonly Text HandedInByClock = new("Time was up: the server handed in what was there.", "时间到，服务器已将现有答案交卷。");
    public static readonly Text ScoreSoFar = new("{0} of {1:point|points}", "{0} / {1} 分");
    public static readonly Text ScoreWaits = new(
        "{0:prediction waits|predictions wait} to be run, and what waits is not counted yet.", "有 {0} 道预测题尚待运行实验，暂未计分。");
    public static readonly Text ScoreWaitsOne = new("One prediction waits for its run and is not counted yet.", "有 1 道预测题尚待运行实验，暂未计分。");
    public static readonly Text ReviewComes = new(
        "Now the review: {0:step|steps}, errors made with confidence first. It belongs to the exam.", "接下来是复盘：共 {0} 步，最有把握却答错的题在最前。复盘是考试的一部分。");
    public static readonly Text ReviewStart = new("Start the review", "开始复盘");
    public static readonly Text ReviewStep = new("Review: step {0} of {1}", "复盘：第 {0} 步，共 {1} 步");

    // The result
    public static readonly Text ResultTitle = new("Result of the exam", "考试成绩");
    public static readonly Text ResultOf = new("{0} · {1}", "{0} · {1}");
    public static readonly Text Points = new("Points", "得分");
    public static readonly Text Share = new("Share", "得分率");
    public static readonly Text TimeUsed = new("Time used", "用时");
    public static readonly Text TimeOf = new("{0} of {1} min", "{0} / {1} 分钟");
    public static readonly Text LeftOpen = new("Left open", "未答");
    public static readonly Text EndedByClock = new("handed in by the clock", "到时自动交卷");
    public static readonly Text EndedByYou = new("handed in by you", "主动交卷");
    public static readonly Text ByTopic = new("By topic", "按主题");
    public static readonly Text ByFacet = new("By facet", "按考查方面");
    public static readonly Text ByConfidence = new("How sure, and how often right", "把握程度与正确率");
    public static readonly Text Level = new("You said", "你的把握");
    public static readonly Text Answers = new("Answers", "作答数");
    public static readonly Text RightOnes = new("Fully right", "完全答对");
    public static readonly Text NoWord = new("not said", "未说明");
    public static readonly Text Topic = new("Topic", "主题");
    public static readonly Text FacetName = new("Facet", "考查方面");
    public static readonly Text ByItem = new("Item by item", "逐题结果");
    public static readonly Text MarkOpen = new("not answered", "未作答");
    public static readonly Text MarkWaiting = new("waits for its run", "待运行实验");
    public static readonly Text MarkNotCounted = new("not counted", "未计分");
    public static readonly Text LookAt = new("Look at it", "查看");
    public static readonly Text LookAway = new("Close", "收起");
    public static readonly Text LookFailed = new("It could not be fetched. Check the connection and try once more.", "未能取得内容。请检查网络后重试。");
    public static readonly Text Tomorrow = new(
        "{0} of these items come back by tomorrow.", "其中 {0} 道题最晚明天会再次出现。");
    public static readonly Text TomorrowOne = new("One of these items comes back by tomorrow.", "其中 1 道题最晚明天会再次出现。");
    public static readonly Text TomorrowNone = new("None of these items comes back before the day after tomorrow.", "这些题最早后天才会再次出现。");
    public static readonly Text Print = new("Print", "打印");
    public static readonly Text Another = new("Another exam", "再考一场");
}

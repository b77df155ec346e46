using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>What interviews say, from their start page to the transcript. Texts with <c>{0}</c> take their values through <see cref="TextFill.Fill"/>.</summary>
public static class InterviewTexts
{
    public static readonly Text Title = new("Interview", "面试");
    public static readonly Text TitleOf = new("Interview: {0}", "面试：{0}");

    // The start page
    public static readonly Text PageTitle = new("Mock interview", "模拟面试");
    public static readonly Text Description = new(
        "One question after another, as an interviewer asks, with follow-ups about the points that matter and a transcript at the end.",
        "像面试官一样一个问题接一个问题地问，围绕重要的要点追问，结束后给出完整记录。");
    public static readonly Text Lead = new(
        "One question after another, as an interviewer asks. Answer aloud or in writing; follow-ups ask for the points that matter, those first that you have not written of.",
        "像面试官那样一个问题接一个问题地问。可以说出来，也可以写下来；接着围绕重要的要点追问，先问你没有写到的。");
    public static readonly Text LinkLead = new("Open questions, follow-ups, and a transcript of what you covered.", "开放式问题、追问，以及一份说到了哪些要点的记录。");
    public static readonly Text NoGrades = new(
        "An interview gives no grades and leaves your reviews alone: which points you made is your own judgement.",
        "面试不打分，也不影响复习安排：说到了哪些要点由你自己判断。");
    public static readonly Text Kept = new(
        "What you type is stored with the interview and deleted with your data. Nothing that you say aloud is recorded.",
        "写下的内容随面试一起保存，删除个人数据时一并删除。说出来的话不会被录音。");
    public static readonly Text NoDecks = new("There is no deck to be interviewed on yet.", "还没有可以用来面试的题库。");
    public static readonly Text ChooseDeck = new("Deck", "题库");
    public static readonly Text Topics = new("Topics", "主题");
    public static readonly Text TopicsHelp = new("Leave all open to be asked about everything.", "全都不选就是全部主题。");
    public static readonly Text Questions = new("Questions", "问题数");
    public static readonly Text QuestionsHelp = new(
        "Drawn over the topics; those that you were never asked, or answered with many points missing, come first.",
        "从各主题中抽取；没问过的、上次漏掉要点多的优先。");
    public static readonly Text FollowUps = new("Follow-ups per question", "每个问题的追问");
    public static readonly Text None = new("none", "不追问");
    public static readonly Text UpTo = new("up to {0}", "最多 {0} 个");
    public static readonly Text Timer = new("Timer for each answer", "每次回答的计时");
    public static readonly Text TimerHelp = new("It never cuts you off.", "到时间也不会打断你。");
    public static readonly Text TimerOff = new("off", "不计时");
    public static readonly Text TimerUp = new("counts up", "正计时");
    public static readonly Text OneMinute = new("1 minute", "1 分钟");
    public static readonly Text Minutes = new("{0:minute|minutes}", "{0} 分钟");
    public static readonly Text TimerOwn = new("own:", "自定：");
    public static readonly Text OwnMinutes = new("Own time in minutes", "自定时长（分钟）");
    public static readonly Text MinutesWord = new("minutes", "分钟");
    public static readonly Text Start = new("Start the interview", "开始面试");
    public static readonly Text OneQuestion = new("Or be asked one question of your choice", "或只问一个你选的问题");
    public static readonly Text Ask = new("Ask me", "问我");

    // The frame
    public static readonly Text QuestionOf = new("Question {0} of {1}", "第 {0} 个问题，共 {1} 个");
    public static readonly Text FollowUp = new("Follow-up", "追问");
    public static readonly Text Following = new("You were asked: ", "原问题：");

    // Ask
    public static readonly Text AnswerNow = new("Answer as you would in the room: aloud, or in writing.", "就像在面试现场一样回答：说出来，或者写下来。");
    public static readonly Text Field = new("Your answer (leave it empty if you say it aloud)", "你的回答（说出来的话可以不写）");
    public static readonly Text FieldUse = new(
        "What you write is kept with this interview and suggests key points to tick. Speaking is never recorded.",
        "写下的内容随本次面试保存，并据此提示要点。说出来的话不会被录音。");
    public static readonly Text Answered = new("I have answered", "答完了");
    public static readonly Text DontKnow = new("I don’t know", "不知道");
    public static readonly Text Elapsed = new("Time so far", "已用时间");
    public static readonly Text Remaining = new("Time left", "剩余时间");
    public static readonly Text OverTime = new("Over time", "超时");
    public static readonly Text TimeIsUp = new("Time is up. Finish your thought: nothing is cut off.", "时间到。把话说完就好，不会打断你。");

    // Points
    public static readonly Text WhichPoints = new("Which of these did you say?", "下面哪些你说到了？");
    public static readonly Text PointsUse = new(
        "Be honest rather than kind: tick what you said by yourself, before any follow-up asked for it. Ticks never change a score.",
        "如实勾选：只勾没有追问时自己就说到的。勾选不影响得分。");
    public static readonly Text GoOn = new("Go on", "继续");

    // After a follow-up
    public static readonly Text GoodAnswer = new("What to say here", "可以这样回答");
    public static readonly Text MadeItNow = new("Did you say it this time?", "这次说到了吗？");
    public static readonly Text ItAskedFor = new("This is the point that the follow-up asked for. Tick it if your answer made it.", "追问针对的就是这个要点。如果这次说到了，请勾选。");

    // A question that is through
    public static readonly Text QuestionOver = new("This question, looked back on", "回顾这个问题");
    public static readonly Text NextQuestion = new("Next question", "下一个问题");
    public static readonly Text ToTranscript = new("To the transcript", "查看面试记录");
    public static readonly Text EndHere = new("End here", "到此结束");

    // What was said and covered
    public static readonly Text YouWrote = new("You wrote", "你写的");
    public static readonly Text YouSaid = new("You said it aloud", "你说了出来");
    public static readonly Text YouPassed = new("You said that you don’t know", "你表示不知道");
    public static readonly Text Took = new("{0} min {1} s", "{0} 分 {1} 秒");
    public static readonly Text TookSeconds = new("{0} s", "{0} 秒");
    public static readonly Text Points = new("Points", "要点");
    public static readonly Text CoveredAtOnce = new("covered", "已说到");
    public static readonly Text CoveredOnAsking = new("covered on being asked", "追问后说到");
    public static readonly Text Missed = new("missed", "未说到");
    public static readonly Text MadeOnAsking = new("Said on being asked: ", "追问后说到：");
    public static readonly Text StillMissing = new("Still missing: ", "仍未说到：");
    public static readonly Text Deeper = new("It went deeper: nothing was missing.", "这是进一步的追问：要点都已说到。");
    public static readonly Text Read = new("Read the whole question", "阅读完整内容");

    // The transcript
    public static readonly Text TranscriptTitle = new("Transcript of the interview", "面试记录");
    public static readonly Text TallyAll = new("{0} of {1:point|points} covered", "说到 {1} 个要点中的 {0} 个");
    public static readonly Text TallySplit = new("{0} at once, {1} on being asked, {2} missed", "主动说到 {0} 个，追问后说到 {1} 个，未说到 {2} 个");
    public static readonly Text TallyMust = new("Of those that must be said: {0} of {1}", "必须说到的要点：{1} 个中的 {0} 个");
    public static readonly Text Asked = new("{0} of {1:question|questions} asked", "计划 {1} 个问题，问了 {0} 个");
    public static readonly Text AllAsked = new("{0:question|questions}", "共 {0} 个问题");
    public static readonly Text OneAsked = new("1 question", "共 1 个问题");
    public static readonly Text NothingAsked = new("Nothing was asked in this interview.", "这次面试没有提问。");
    public static readonly Text Print = new("Print", "打印");
    public static readonly Text Download = new("Download as Markdown", "下载 Markdown");
    public static readonly Text Again = new("Another interview like this", "再来一次同样的面试");
    public static readonly Text Other = new("Choose otherwise", "重新选择");

    // Keys
    public static readonly Text KeyNumbers = new("tick or untick a key point", "勾选或取消要点");
    public static readonly Text KeyEnter = new("I have answered, go on, next question", "答完了、继续、下一个问题");

    // The API
    public static readonly Text BadMinutes = new(
        $"Choose from 1 to {InterviewRules.LongestLimit / 60} minutes.", $"请选择 1 到 {InterviewRules.LongestLimit / 60} 分钟。");
    public static readonly Text BadChoice = new(
        "Such an interview can’t be held: choose 1 to 20 questions, at most 3 follow-ups, and between 10 seconds and 30 minutes for an answer.",
        "无法进行这样的面试：问题数须为 1 到 20，追问最多 3 个，每次回答的时间须在 10 秒到 30 分钟之间。");
    public static readonly Text NothingToAsk = new("There is nothing to ask about there: no such deck, topic or question.", "没有可问的内容：找不到这个题库、主题或问题。");
    public static readonly Text BadReply = new(
        "This is no answer that can be stored: either text of at most 20,000 characters, or word that you said it aloud or passed.",
        "无法保存这个回答：要么是不超过 20,000 字符的文字，要么说明是口头回答或不知道。");
    public static readonly Text UnknownPoint = new("Such a key point is not asked for here.", "这里没有问到这个要点。");
    public static readonly Text NotOver = new("The interview is not over yet: its transcript comes at the end.", "面试尚未结束，结束后才有记录。");

    /// <summary>How long an answer took: <c>1 min 45 s</c>.</summary>
    public static string Duration(long milliseconds, Language language)
    {
        var seconds = (milliseconds + 500) / 1000;
        return seconds < 60
            ? TookSeconds.Fill(language, Numbers.Whole(seconds))
            : Took.Fill(language, Numbers.Whole(seconds / 60), Numbers.Whole(seconds % 60));
    }

    public static Text Of(PointCover cover) => cover switch
    {
        PointCover.AtOnce => CoveredAtOnce,
        PointCover.OnAsking => CoveredOnAsking,
        _ => Missed,
    };

    /// <summary>Stands beside the word, never alone.</summary>
    public static string Sign(PointCover cover) => cover switch
    {
        PointCover.AtOnce => "✓",
        PointCover.OnAsking => "◐",
        _ => "✕",
    };

    public static Text Of(ReplyKind kind) => kind switch
    {
        ReplyKind.Typed => YouWrote,
        ReplyKind.Aloud => YouSaid,
        _ => YouPassed,
    };

    /// <summary>How many of the questions were asked.</summary>
    public static string Extent(int asked, int planned, Language language) =>
        asked < planned ? Asked.Fill(language, Numbers.Whole(asked), Numbers.Whole(planned))
        : asked == 1 ? OneAsked.In(language)
        : AllAsked.Fill(language, Numbers.Whole(asked));

    public static string Split(PointTally tally, Language language) =>
        TallySplit.Fill(language, Numbers.Whole(tally.AtOnce), Numbers.Whole(tally.OnAsking), Numbers.Whole(tally.Missed));

    public static string Share(PointTally tally, Text text, Language language) => text.Fill(language, Numbers.Whole(tally.Covered), Numbers.Whole(tally.Points));
}

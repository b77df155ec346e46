namespace QuizHub.Site;

/// <summary>Texts of the home page.</summary>
public static class HomeTexts
{
    public static readonly Text Title = new("Know the answer.\nThen prove it by running it.", "先答出来，\n再跑出来。");
    public static readonly Text Description = new(
        "Technical interview questions whose answers are proved by small experiments, computed live. Practise, predict, and be ready on the day.",
        "用现场运行的小实验来验证答案的技术面试题。练习、预测，面试当天胸有成竹。");
    public static readonly Text Lead = new(
        "QuizHub asks what interviewers ask. You commit to an answer, see why each option is right or wrong, and then watch a small neural network settle the matter.",
        "QuizHub 问的是面试官会问的问题。你先给出答案，再看每个选项为什么对、为什么错，最后由一个现场训练的小网络来验证。");
    // Where no deck has a demo.
    public static readonly Text TitlePlain = new("Know the answer.\nAnd know why.", "先答出来，\n再说清为什么。");
    public static readonly Text DescriptionPlain = new(
        "Technical interview questions with the reason for every option. Practise, review, and be ready on the day.",
        "每个选项都讲清理由的技术面试题。练习、复习，面试当天胸有成竹。");
    public static readonly Text LeadPlain = new(
        "QuizHub asks what interviewers ask. You commit to an answer, then see why each option is right or wrong.",
        "QuizHub 问的是面试官会问的问题。你先给出答案，再看每个选项为什么对、为什么错。");

    public static readonly Text HowTitle = new("How it goes", "怎样进行");
    public static readonly Text RecallTitle = new("Answer first", "先回答");
    public static readonly Text Recall = new(
        "The question stands alone until you have recalled the answer. Then you choose, and say how sure you are.",
        "先只看题干，自己回想答案；然后作答，并说明你有多大把握。");
    public static readonly Text PredictTitle = new("Predict, then run", "先预测，再运行");
    public static readonly Text Predict = new(
        "Say what an experiment will show before it starts. Its curves are computed on the server while you look on.",
        "实验开始之前先说出结果。曲线由服务器当场计算，边算边画。");
    public static readonly Text SayTitle = new("Say it aloud", "说出来");
    public static readonly Text Say = new(
        "Thirty seconds or two minutes, as in the interview, with the points that must not be missing.",
        "像面试那样用三十秒或两分钟说一遍，并对照不能漏掉的要点。");
    public static readonly Text DecksTitle = new("Decks", "题库");
    public static readonly Text NoDecks = new(
        "No deck could be read. If this is your server, run the check command: it says what is wrong and where.",
        "没有可用的题库。如果这是你的服务器，请运行 check 命令，它会指出问题所在。");
    public static readonly Text Start = new("Start practising", "开始练习");
}

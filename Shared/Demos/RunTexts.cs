using QuizHub.Site;

namespace QuizHub.Demos;

/// <summary>Why a run did not start or did not finish, said to the learner with what to do next.</summary>
public static class RunTexts
{
    public static readonly Text UnknownDemo = new("There is no such demo.", "没有这个实验。");

    public static readonly Text UnknownRun = new("There is no such run. Runs that were stopped are not kept.", "没有这次运行。被停止的运行不会保存。");

    public static readonly Text NotRunning = new("You have no such run under way.", "你没有正在进行的这次运行。");

    public static readonly Text BadSettings = new("Some settings cannot be used.", "有些参数无法使用。");

    public static readonly Text BadSeed = new("The seed must be a whole number from 0 to 2147483647.", "随机种子必须是 0 到 2147483647 之间的整数。");

    public static readonly Text Busy = new("Too many runs are waiting just now. Try again in a minute.", "等待中的运行太多，请一分钟后再试。");

    public static readonly Text Stopped = new("The run was stopped.", "运行已停止。");

    public static readonly Text Crashed = new(
        "The experiment broke down and was ended. Run it again; if it happens again, try other settings.", "实验意外中断。请重新运行；如果再次发生，请换一组参数。");

    public static readonly Text NotStored = new("The run finished, but its result could not be stored. Run it again.", "运行已完成，但结果未能保存。请重新运行。");

    public static readonly Text Unavailable = new(
        "Demos cannot run on this server: its tensor library could not be loaded. Everything else works.", "这台服务器无法运行实验：张量库无法加载。其他功能不受影响。");

    public static Text TooMany(int most) => new(
        $"You have {TextFill.Count(most, "run", "runs")} under way already. Stop one of them, or wait for it to finish.", $"你已有 {most} 个运行在进行。请停止其中一个，或等它完成。");

    public static Text Timeout(double seconds) => new(
        $"The run took longer than {seconds:0.#} s and was ended. Try settings that need less work.", $"运行超过 {seconds:0.#} 秒，已被终止。请换一组计算量更小的参数。");

    public static Text Memory(int megabytes) => new(
        $"The run needed more than {megabytes} MB of memory and was ended. Try smaller settings.", $"运行需要的内存超过 {megabytes} MB，已被终止。请换更小的参数。");
}

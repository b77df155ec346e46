using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>What pages say about changes that wait in the browser. <c>{0}</c> is a number or what the server said.</summary>
public static class OutboxTexts
{
    public static readonly Text OthersWait = new("Also waiting here, from other pages: {0}.", "其他页面还有 {0} 项在等待。");
    public static readonly Text OnlyOthersWait = new(
        "No connection. Waiting in this browser from earlier: {0}. It is sent by itself as soon as the network is back.", "网络未连接。此浏览器中有此前留下的 {0} 项在等待，网络恢复后会自动发送。");
    public static readonly Text OnlyInPage = new(
        "This browser lets the page keep nothing: leave it open until this is sent.", "此浏览器不允许网页保存数据：发送完成前请不要关闭此页面。");
    public static readonly Text SentNow = new("Sent now, having waited in this browser from earlier: {0}.", "此前留在此浏览器中的 {0} 项现已发送。");
    public static readonly Text NotTaken = new("Something that had waited in this browser from earlier was not taken by the server: {0}", "此前留在此浏览器中的一项未被服务器接受：{0}");
    public static readonly Text Dismiss = new("Understood", "知道了");
}

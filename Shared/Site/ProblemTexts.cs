namespace QuizHub.Site;

/// <summary>What the API says when it refuses or fails, where an endpoint has nothing more precise to say.</summary>
public static class ProblemTexts
{
    public static readonly Text BadRequest = new("The request could not be read.", "无法读取这个请求。");
    public static readonly Text NotFound = new("There is nothing at this address.", "这个地址上没有内容。");
    public static readonly Text MethodNotAllowed = new("This address does not take such a request.", "这个地址不接受此类请求。");
    public static readonly Text JsonOnly = new("Send the request's body as application/json.", "请以 application/json 发送请求正文。");
    public static readonly Text TooLarge = new("The request is larger than anything that this server takes.", "请求太大，服务器不接受。");
    public static readonly Text Storage = new("Nothing can be stored just now. Try again in a moment.", "目前无法保存任何内容，请稍后再试。");
    public static readonly Text TooManyRequests = new(
        "You, or others in your network, have asked for too much in a short time. Try again in a moment.", "你或与你同一网络的人在短时间内请求太多，请稍后再试。");
    public static readonly Text CrossSite = new("Changes are accepted from QuizHub's own pages only.", "只接受来自 QuizHub 自己页面的更改。");
    public static readonly Text Refused = new("The request was refused.", "请求被拒绝。");
    public static readonly Text Unexpected = new("Something went wrong on the server. It has been logged under this id.", "服务器出错了，错误已按此编号记入日志。");
}

using Jint.Native;

namespace QuizHub.Server.Decks.Html.Scripts;

/// <summary>One call of a function of the engine's bundle, and its result to come.</summary>
/// <param name="finish">What is done to the text that the function made.</param>
internal sealed class ScriptCall(string function, Func<string, string> finish, params JsValue[] arguments)
{
    private readonly TaskCompletionSource<ScriptResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Function => function;

    public JsValue[] Arguments => arguments;

    public string Finish(string made) => finish(made);

    public Task<ScriptResult> Result => _result.Task;

    public void End(ScriptResult result) => _result.TrySetResult(result);
}

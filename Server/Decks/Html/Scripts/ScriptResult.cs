namespace QuizHub.Server.Decks.Html.Scripts;

/// <summary>How a call of the script engine ended.</summary>
internal enum ScriptEnd
{
    /// <summary>With what it made.</summary>
    Made,

    /// <summary>The script itself refused the text, and says why.</summary>
    Refused,

    /// <summary>Time, memory or stack ran out, or the engine failed. The text may be sound: another time, on a machine with less to do, it might be
    /// made.</summary>
    Stopped,
}

/// <param name="Text">What was made (null: the script has nothing for it), or why not.</param>
internal readonly record struct ScriptResult(ScriptEnd End, string? Text);

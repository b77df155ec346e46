namespace QuizHub.Server.Decks.Html.Scripts;

/// <summary>The formulas and the code of one text, and whether all of them could be made.</summary>
public sealed class TextScripts(MarkdownEngine engine)
{
    /// <summary>One took too much time or memory: the next time it may not.</summary>
    public bool IsStopped { get; private set; }

    public FormulaHtml Formula(string tex, bool display)
    {
        var made = engine.Formula(tex, display);
        IsStopped |= made.IsStopped;
        return made;
    }

    public CodeHtml Code(string code, string language)
    {
        var made = engine.Code(code, language);
        IsStopped |= made.IsStopped;
        return made;
    }
}

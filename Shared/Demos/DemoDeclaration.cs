using QuizHub.Site;

namespace QuizHub.Demos;

/// <summary>What a demo is, said before it runs: enough to draw its page and to refuse bad settings without starting it.</summary>
/// <param name="Name">The demo's slug, unique over all topics.</param>
/// <param name="Version">Raised by hand whenever the facts of equal settings and seed change.</param>
/// <param name="UsesSeed">False when nothing in the demo is random; the page then shows no seed.</param>
public sealed record DemoDeclaration(
    string Name,
    int Version,
    Text Title,
    Text Summary,
    bool UsesSeed,
    IReadOnlyList<SettingDeclaration> Settings,
    IReadOnlyList<FigureDeclaration> Figures,
    IReadOnlyList<FactDeclaration> Facts);

public enum FactType
{
    Number,
    Integer,
    Boolean,
    Label,
}

/// <summary>A typed outcome of a run, named like <c>momentum.updates</c>.</summary>
/// <param name="Unit">What the number counts; null for pure numbers and truth values.</param>
/// <param name="Measured">True when the value depends on the machine's speed; no key, claim or determinism test rests on it.</param>
public sealed record FactDeclaration(string Name, FactType Type, Text Label, Text? Unit = null, bool Measured = false);

using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.DemoWorker.Kit;

/// <summary>Declares facts, one line each.</summary>
public static class Facts
{
    public static FactDeclaration Number(string name, string en, string zh, Text? unit = null) => new(name, FactType.Number, new(en, zh), unit);

    public static FactDeclaration Integer(string name, string en, string zh, Text? unit = null) => new(name, FactType.Integer, new(en, zh), unit);

    public static FactDeclaration Truth(string name, string en, string zh) => new(name, FactType.Boolean, new(en, zh));

    public static FactDeclaration Label(string name, string en, string zh) => new(name, FactType.Label, new(en, zh));

    /// <summary>A wall time in seconds: it depends on the machine, so no key or claim may rest on it.</summary>
    public static FactDeclaration Seconds(string name, string en, string zh) => new(name, FactType.Number, new(en, zh), new("s", "秒"), Measured: true);
}

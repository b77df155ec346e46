using System.Xml.Linq;

namespace QuizHub.Server.Decks.Html.MathMl;

/// <summary>
/// Named operators keep their distance, as in TeX ("The TeXbook", chapter 18): a thin space to a letter, number or closing bracket before them and to what they
/// are applied
/// to, none to a bracket that opens behind them. MathML Core takes a named operator for a variable.
/// </summary>
internal static class FormulaOperators
{
    /// <summary>The invisible sign that KaTeX puts behind the name.</summary>
    public const string Application = "\u2061";

    private const string Thin = "0.1667em";

    /// <summary>Elements whose parts have places: a name and its invisible sign are one part.</summary>
    private static readonly HashSet<string> Placed = ["msub", "msup", "msubsup", "munder", "mover", "munderover", "mfrac", "mroot"];

    private enum Kind { Ordinary, Named, Opening, Closing, Sign, Space }

    public static void Space(XElement math)
    {
        foreach (var sign in math.Descendants("mo").Where(IsApplication).Where(sign => Placed.Contains(sign.Parent!.Name.LocalName)).ToList())
        {
            var name = (XElement)sign.PreviousNode!;
            sign.Remove();
            name.ReplaceWith(new XElement("mrow", name, sign));
        }

        foreach (var row in math.DescendantsAndSelf().Where(IsRow).ToList())
        {
            var atoms = Atoms(row).ToList();
            Space(atoms);
            Sign(atoms);
        }
    }

    /// <summary>A minus behind an equals sign, a comma or an opening bracket belongs to what follows; browsers see that at the beginning of a row
    /// alone.</summary>
    private static void Sign(List<Atom> atoms)
    {
        var before = Kind.Ordinary;
        foreach (var atom in atoms.Where(atom => atom.Kind != Kind.Space))
        {
            if (before is Kind.Sign or Kind.Opening or Kind.Named && atom.First.Name == "mo" && atom.First.Value is "−" or "+" or "±" or "∓")
            {
                atom.First.SetAttributeValue("form", "prefix");
            }

            before = atom.First.Value is "|" or "‖" ? Kind.Ordinary : atom.Kind;
        }
    }

    private static void Space(List<Atom> atoms)
    {
        for (var at = 0; at < atoms.Count; at++)
        {
            if (atoms[at].Kind != Kind.Named)
            {
                continue;
            }

            if (at > 0 && atoms[at - 1].Kind is Kind.Ordinary or Kind.Closing)
            {
                atoms[at].First.AddBeforeSelf(MathMlElements.Space(Thin));
            }

            if (at + 1 < atoms.Count && atoms[at + 1].Kind is Kind.Ordinary or Kind.Named)
            {
                atoms[at].Last.AddAfterSelf(MathMlElements.Space(Thin));
            }
        }
    }

    /// <summary>A style within a row is no row of its own: its parts stand beside those around it.</summary>
    private static bool IsRow(XElement element) =>
        element.Name.LocalName is "math" or "mrow" or "mtd" or "msqrt" or "mphantom" or "mpadded"
        || (element.Name == "mstyle" && element.Parent is { } parent && !IsRow(parent) && parent.Name != "mstyle");

    private static IEnumerable<Atom> Atoms(XElement row)
    {
        XElement? name = null;
        foreach (var element in Parts(row))
        {
            if (IsApplication(element))
            {
                if (name is not null)
                {
                    yield return new(name, element, Kind.Named);
                }

                name = null;
                continue;
            }

            if (name is not null)
            {
                yield return new(name, name, KindOf(name));
            }

            name = element;
        }

        if (name is not null)
        {
            yield return new(name, name, KindOf(name));
        }
    }

    private static IEnumerable<XElement> Parts(XElement row) => row.Elements().SelectMany(element => element.Name == "mstyle" ? Parts(element) : [element]);

    private static bool IsApplication(XElement element) => element.Name == "mo" && element.Value == Application;

    private static Kind KindOf(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "mo":
                return KindOfSign(element);
            case "mspace":
                return Kind.Space;
            case "mrow" or "mpadded" when element.Elements().LastOrDefault() is { } last && IsApplication(last):
                return Kind.Named;
            case "mrow" when element.Elements().FirstOrDefault() is { } first && first.IsOpening():
                return Kind.Opening;
            case "msub" or "msup" or "msubsup" or "munder" or "mover" or "munderover" when element.Elements().FirstOrDefault() is { } core:
                return KindOf(core);
            default:
                return Kind.Ordinary;
        }
    }

    private static Kind KindOfSign(XElement sign) => sign.Value switch
    {
        _ when sign.IsOpening() => Kind.Opening,
        ")" or "]" or "}" or "⟩" or "⌉" or "⌋" or "⟧" or "⦄" or "!" => Kind.Closing,
        "…" or "⋯" or "⋮" or "⋱" => Kind.Ordinary,
        _ => Kind.Sign,
    };

    private sealed record Atom(XElement First, XElement Last, Kind Kind);
}

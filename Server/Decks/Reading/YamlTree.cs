using System.Text;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Findings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace QuizHub.Server.Decks.Reading;

/// <param name="Offset">Where it begins in its file.</param>
internal abstract record YamlValue(int Offset);

/// <param name="IsPlain">Written without quotes.</param>
internal sealed record YamlScalar(int Offset, string Value, bool IsPlain = false) : YamlValue(Offset);

internal sealed record YamlList(int Offset, IReadOnlyList<YamlValue> Items) : YamlValue(Offset);

internal sealed record YamlMap(int Offset, IReadOnlyList<KeyValuePair<YamlScalar, YamlValue>> Entries) : YamlValue(Offset);

/// <summary>
/// Reads YAML into values that know their places. Built on the parser's events rather than on its object model, so that nothing recurses deeper than
/// <see cref="MaxDepth"/>, a doubled key is one finding among others, and anchors, tags and several documents are refused.
/// </summary>
internal sealed class YamlTree
{
    private const int MaxDepth = 12;

    private readonly SourceText _source;
    private readonly FindingList _findings;
    private readonly int _firstLine;
    private readonly Parser _parser;

    private YamlTree(SourceText source, int firstLine, string yaml, FindingList findings)
    {
        _source = source;
        _findings = findings;
        _firstLine = firstLine;
        _parser = new(new StringReader(yaml));
    }

    /// <summary>Reads the lines [firstLine, endLine), counted from 0; null, with a finding, when they are not one YAML map.</summary>
    public static YamlMap? Read(SourceText source, int firstLine, int endLine, FindingList findings)
    {
        var start = source.LineStart(firstLine);
        var tree = new YamlTree(source, firstLine, source.Text[start..Math.Max(start, source.LineStart(endLine))], findings);
        try
        {
            return tree.Document();
        }
        catch (YamlException exception)
        {
            tree.Report(endLine, exception.Start, exception.End, exception.Message);
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet gives up so on some unfinished texts and on tags that are no addresses, instead of saying what is wrong.
            var end = tree._parser.Current?.End ?? Mark.Empty;
            tree.Report(endLine, end, end, "it ends too early");
            return null;
        }
    }

    private void Report(int endLine, Mark start, Mark end, string message)
    {
        var text = _source.Text[_source.LineStart(_firstLine)..Math.Max(_source.LineStart(_firstLine), _source.LineStart(endLine))];
        if (text.EnumerateRunes().Any(HiddenCharacters.IsControl))
        {
            // It is reported already, and is what the parser stumbles at.
            return;
        }

        var trouble = YamlTrouble.Find(_source, _firstLine, endLine, Offset(start), Offset(end), message);
        _findings.Add(FindingCatalogue.NotYaml, _source.PlaceAt(trouble.Offset), trouble.Reason, trouble.Fix);
    }

    private YamlMap? Document()
    {
        Next<StreamStart>();
        if (!_parser.MoveNext() || _parser.Current is StreamEnd)
        {
            return new(_source.LineStart(_firstLine), []);
        }

        _parser.MoveNext();
        var root = Value(0);
        if (root is not YamlMap map)
        {
            throw new YamlException(Mark.Empty, Mark.Empty, "keys with values are expected");
        }

        Next<DocumentEnd>();
        _parser.MoveNext();
        return _parser.Current is StreamEnd ? map : throw At("there is a second document");
    }

    private YamlValue Value(int depth)
    {
        var current = _parser.Current!;
        var offset = Offset(current.Start);
        if (depth > MaxDepth)
        {
            throw At("it is nested too deep");
        }

        if (current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false } || current is NodeEvent { Tag.IsEmpty: false })
        {
            throw At("anchors and tags are not read");
        }

        return current switch
        {
            Scalar scalar => new YamlScalar(offset, scalar.Value, scalar.Style == ScalarStyle.Plain),
            SequenceStart => List(offset, depth),
            MappingStart => Map(offset, depth),
            _ => throw At("a value is expected"),
        };
    }

    private YamlList List(int offset, int depth)
    {
        var items = new List<YamlValue>();
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            items.Add(Filled(Value(depth + 1)));
        }

        return new(offset, items);
    }

    private YamlMap Map(int offset, int depth)
    {
        var entries = new List<KeyValuePair<YamlScalar, YamlValue>>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            if (Value(depth + 1) is not YamlScalar key)
            {
                throw At("a key is expected");
            }

            _parser.MoveNext();
            var value = Filled(Value(depth + 1));
            if (keys.Add(key.Value))
            {
                entries.Add(new(key, value));
            }
            else
            {
                _findings.Add(FindingCatalogue.DuplicateKey, _source.PlaceAt(key.Offset), key.Value);
            }
        }

        return new(offset, entries);
    }

    /// <summary>What says nothing (<c>~</c>, <c>null</c>, invisible characters alone) is an empty text.</summary>
    private static YamlValue Filled(YamlValue value) => value switch
    {
        YamlScalar { IsPlain: true, Value: "~" or "null" or "Null" or "NULL" } scalar => scalar with { Value = "" },
        YamlScalar scalar when scalar.Value.EnumerateRunes().All(rune => Rune.IsWhiteSpace(rune) || TypedSigns.IsInvisible(rune.Value)) => scalar with { Value = "" },
        _ => value,
    };

    private void Next<T>()
        where T : ParsingEvent
    {
        if (!_parser.MoveNext() || _parser.Current is not T)
        {
            throw At("the document is broken");
        }
    }

    private YamlException At(string message) => new(_parser.Current?.Start ?? Mark.Empty, _parser.Current?.End ?? Mark.Empty, message);

    /// <summary>The parser counts lines and columns from 1.</summary>
    private int Offset(Mark mark)
    {
        var line = _firstLine + Math.Max(0, (int)mark.Line - 1);
        return Math.Min(_source.LineStart(line) + Math.Max(0, (int)mark.Column - 1), _source.Text.Length);
    }
}

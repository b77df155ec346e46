using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;

namespace QuizHub.FaultyWorker.Keys;

/// <summary>
/// What the tensor library says is the answer of a parameterised numeric item: the second, independent way to its key. Tests draw the item's parameters a hundred times
/// and compare. The parameters arrive as settings, the answer leaves as the fact <c>key</c>.
/// </summary>
/// <param name="question">Slug of the item's question.</param>
/// <param name="item">Id of the item.</param>
/// <param name="parameters">The item's parameters, all of them.</param>
public abstract class KeyReference(string question, string item, params string[] parameters) : IDemo
{
    private readonly IReadOnlyList<NumberSetting> _parameters =
        [.. parameters.Select(name => new NumberSetting(name, new(name, name), 1, -1e12, 1e12, 1))];

    public DemoDeclaration Declaration => new(
        $"key.{question}.{item}", 1, new(item, item), new(item, item), UsesSeed: false, _parameters, [], [Facts.Number("key", "Key", "答案")]);

    public Text Run(DemoRun run)
    {
        var key = Key(_parameters.ToDictionary(parameter => parameter.Name, parameter => run[parameter]));
        run.Fact("key", key);
        return new(Say.Number(key), Say.Number(key));
    }

    /// <summary>The answer for one draw, found with tensors: by building and counting, running or differentiating, not by the item's own formula.</summary>
    protected abstract double Key(IReadOnlyDictionary<string, double> of);
}

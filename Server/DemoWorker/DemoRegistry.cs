using QuizHub.DemoWorker.Faults;
using QuizHub.DemoWorker.Keys;
using QuizHub.DemoWorker.Kit;

namespace QuizHub.DemoWorker;

/// <summary>All demos of this assembly, by name. Those of tests, in <see cref="Faults"/> and <see cref="Keys"/>, are known only when asked for.</summary>
public sealed class DemoRegistry
{
    private readonly Dictionary<string, IDemo> _demos;

    public DemoRegistry(bool withFaults) => _demos = typeof(IDemo).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IDemo)) && !type.IsAbstract && !type.IsInterface)
        .Where(type => withFaults || !IsForTests(type))
        .Select(type => (IDemo)Activator.CreateInstance(type)!)
        .ToDictionary(demo => demo.Declaration.Name, StringComparer.Ordinal);

    public IEnumerable<IDemo> All => _demos.Values.OrderBy(demo => demo.Declaration.Name, StringComparer.Ordinal);

    public IDemo Find(string name) => _demos.GetValueOrDefault(name) ?? throw new InvalidOperationException($"There is no demo called {name}.");

    private static bool IsForTests(Type type) => type.IsAssignableTo(typeof(KeyReference))
        || type.Namespace!.StartsWith(typeof(FaultDemo).Namespace!, StringComparison.Ordinal);
}

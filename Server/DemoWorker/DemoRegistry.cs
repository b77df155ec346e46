using QuizHub.DemoWorker.Faults;
using QuizHub.DemoWorker.Kit;

namespace QuizHub.DemoWorker;

/// <summary>All demos of this assembly, by name. Those in <see cref="Faults"/> are known only when asked for, by tests.</summary>
public sealed class DemoRegistry
{
    private readonly Dictionary<string, IDemo> _demos;

    public DemoRegistry(bool withFaults) => _demos = typeof(IDemo).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IDemo)) && !type.IsAbstract && !type.IsInterface)
        .Where(type => withFaults || type.Namespace != typeof(FaultDemo).Namespace)
        .Select(type => (IDemo)Activator.CreateInstance(type)!)
        .ToDictionary(demo => demo.Declaration.Name, StringComparer.Ordinal);

    public IEnumerable<IDemo> All => _demos.Values.OrderBy(demo => demo.Declaration.Name, StringComparer.Ordinal);

    public IDemo Find(string name) => _demos.GetValueOrDefault(name) ?? throw new InvalidOperationException($"There is no demo called {name}.");
}

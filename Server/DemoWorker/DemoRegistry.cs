using System.Reflection;
using QuizHub.DemoWorker.Kit;

namespace QuizHub.DemoWorker;

/// <summary>The demos that a worker knows, by name.</summary>
public sealed class DemoRegistry(IEnumerable<IDemo> demos)
{
    private readonly Dictionary<string, IDemo> _demos = demos.ToDictionary(demo => demo.Declaration.Name, StringComparer.Ordinal);

    public IEnumerable<IDemo> All => _demos.Values.OrderBy(demo => demo.Declaration.Name, StringComparer.Ordinal);

    /// <summary>Every demo of an assembly that has a constructor without parameters.</summary>
    public static IEnumerable<IDemo> In(Assembly assembly) => assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IDemo)) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null)
        .Select(type => (IDemo)Activator.CreateInstance(type)!);

    public IDemo Find(string name) => _demos.GetValueOrDefault(name) ?? throw new InvalidOperationException($"There is no demo called {name}.");
}

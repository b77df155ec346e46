using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.Clinic;
using QuizHub.DemoWorker.Demos.Clinic.Cases;

namespace QuizHub.FaultyWorker.Faults.Clinic;

/// <summary>Remedies that are named and not applied.</summary>
public sealed class UntreatedDemo : ClinicDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "clinic.broken-remedies" };

    protected override Setup Treat(string remedy, Setup setup) => setup;
}

/// <summary>Faults that are named and not made.</summary>
public sealed class UnspoiledDemo : ClinicDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "clinic.broken-faults" };

    protected override Setup Spoil(Case fault, Setup sound) => sound;
}

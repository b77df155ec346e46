using QuizHub.DemoWorker;
using QuizHub.DemoWorker.Kit;
using QuizHub.FaultyWorker.Faults;

// All that ships, what fails on purpose, the broken variants and the references for keys.
return WorkerLife.Run(args, pipe => new DemoRegistry(
    [.. DemoRegistry.In(typeof(IDemo).Assembly), .. DemoRegistry.In(typeof(FaultDemo).Assembly), new FaultDemo(pipe)]));

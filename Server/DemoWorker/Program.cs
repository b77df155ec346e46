using QuizHub.DemoWorker;
using QuizHub.DemoWorker.Kit;

return WorkerLife.Run(args, _ => new DemoRegistry(DemoRegistry.In(typeof(IDemo).Assembly)));

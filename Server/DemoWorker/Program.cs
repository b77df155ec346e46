using TorchSharp;
torch.set_num_threads(1);
Console.WriteLine(torch.tensor(new[] { 1f, 2f }).sum().item<float>());

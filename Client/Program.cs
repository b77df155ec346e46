using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using QuizHub.Client;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.Services.AddClientServices();
await builder.Build().RunAsync();

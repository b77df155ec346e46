using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace QuizHub.Client.Demos;

/// <summary>The script that draws figures, fetched when the first of a page is to be drawn. The import map leads its plain name to the fingerprinted file.</summary>
public sealed class ChartsModule(IJSRuntime browser) : IAsyncDisposable
{
    private const string Address = "./js/charts.js";

    private Task<IJSObjectReference>? _module;

    /// <summary>An empty chart in an element. Throws <see cref="JSException"/> when the script cannot be fetched.</summary>
    public async Task<IJSObjectReference> CreateAsync(ElementReference element, ChartDeclaration declaration) =>
        await (await LoadAsync()).InvokeAsync<IJSObjectReference>("create", element, declaration);

    public async Task SaveTextAsync(string name, string type, string text) => await (await LoadAsync()).InvokeVoidAsync("saveText", name, type, text);

    /// <summary>Scrolls an element into view when it is out of it.</summary>
    public async Task RevealAsync(ElementReference element)
    {
        try
        {
            await (await LoadAsync()).InvokeVoidAsync("reveal", element);
        }
        catch (JSException)
        {
            // Without the script nothing scrolls; figures say so themselves, and the run goes on.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_module is { IsCompletedSuccessfully: true })
        {
            await _module.Result.DisposeAsync();
        }
    }

    private Task<IJSObjectReference> LoadAsync()
    {
        // What failed is fetched again next time.
        if (_module is null or { IsFaulted: true } or { IsCanceled: true })
        {
            _module = browser.InvokeAsync<IJSObjectReference>("import", Address).AsTask();
        }

        return _module;
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Client.Demos;

public sealed partial class FigureView
{
    // More columns than this of a graph do not fit on a phone; the figure is then scrolled sideways.
    private const int MostColumnsOnPhone = 4;

    private ElementReference _canvas;
    private IJSObjectReference? _chart;
    private ChartFeed? _feed;
    private LiveFigure? _drawnBefore;
    private int _drawnVersion;
    private bool _isDrawing, _isBroken, _isGone;

    /// <summary>One and the same as long as the component lives; for another run the parent makes another component.</summary>
    [Parameter, EditorRequired]
    public required LiveFigure Figure { get; set; }

    /// <summary>The same figure in the run before, to be drawn faint; null for none.</summary>
    [Parameter]
    public LiveFigure? Before { get; set; }

    /// <summary>What was different in that run; null when that need not be said.</summary>
    [Parameter]
    public string? BeforeLabel { get; set; }

    /// <summary>Of the file that the data are offered as, without its ending.</summary>
    [Parameter, EditorRequired]
    public required string FileName { get; set; }

    [Parameter, EditorRequired]
    public required Language Language { get; set; }

    private string Title => Figure.Declaration.Title.In(Language);

    private bool IsDrawn => Figure.Declaration.Kind is not (FigureKind.Table or FigureKind.Code) && !_isBroken;

    private bool IsWide => Figure.Graph is { } graph && graph.Nodes.Select(node => node.X).Distinct().Count() > MostColumnsOnPhone;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isDrawing || !IsDrawn || (Figure.IsEmpty && _chart is null))
        {
            return;
        }

        _isDrawing = true;
        try
        {
            await DrawAsync();
        }
        catch (JSException)
        {
            _isBroken = true;
            StateHasChanged();
        }
        finally
        {
            _isDrawing = false;
        }
    }

    private async Task DrawAsync()
    {
        _feed ??= new(Language);
        _chart ??= await Charts.CreateAsync(_canvas, ChartDeclaration.Of(Figure.Declaration, Language));
        if (_isGone)
        {
            await ReleaseAsync();
            return;
        }

        // What came while the script was busy is sent after it, until nothing new has come.
        while (!_isGone && (_drawnVersion != Figure.Version || !ReferenceEquals(_drawnBefore, Before)))
        {
            if (_drawnVersion != Figure.Version)
            {
                _drawnVersion = Figure.Version;
                await _chart.InvokeVoidAsync("update", _feed.Next(Figure));
            }

            if (!ReferenceEquals(_drawnBefore, Before))
            {
                _drawnBefore = Before;
                await _chart.InvokeVoidAsync("compare", _feed.Before(Before));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        await ReleaseAsync();
    }

    private async Task ReleaseAsync()
    {
        if (_chart is { } last)
        {
            _chart = null;
            await last.InvokeVoidAsync("dispose");
            await last.DisposeAsync();
        }
    }
}

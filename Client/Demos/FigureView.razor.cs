using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Client.Demos;

public sealed partial class FigureView
{
    // More columns than this of a graph do not fit on a phone; the figure is then scrolled sideways.
    private const int MostColumnsOnPhone = 4;

    private ElementReference canvas;
    private IJSObjectReference? chart;
    private ChartFeed? feed;
    private LiveFigure? drawnBefore;
    private int drawnVersion;
    private bool isDrawing, isBroken, isGone;

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

    private bool IsDrawn => Figure.Declaration.Kind is not (FigureKind.Table or FigureKind.Code) && !isBroken;

    private bool IsWide => Figure.Graph is { } graph && graph.Nodes.Select(node => node.X).Distinct().Count() > MostColumnsOnPhone;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (isDrawing || !IsDrawn || (Figure.IsEmpty && chart is null))
        {
            return;
        }

        isDrawing = true;
        try
        {
            await DrawAsync();
        }
        catch (JSException)
        {
            isBroken = true;
            StateHasChanged();
        }
        finally
        {
            isDrawing = false;
        }
    }

    private async Task DrawAsync()
    {
        feed ??= new(Language);
        chart ??= await Charts.CreateAsync(canvas, ChartDeclaration.Of(Figure.Declaration, Language));
        if (isGone)
        {
            await ReleaseAsync();
            return;
        }

        // What came while the script was busy is sent after it, until nothing new has come.
        while (!isGone && (drawnVersion != Figure.Version || !ReferenceEquals(drawnBefore, Before)))
        {
            if (drawnVersion != Figure.Version)
            {
                drawnVersion = Figure.Version;
                await chart.InvokeVoidAsync("update", feed.Next(Figure));
            }

            if (!ReferenceEquals(drawnBefore, Before))
            {
                drawnBefore = Before;
                await chart.InvokeVoidAsync("compare", feed.Before(Before));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        isGone = true;
        await ReleaseAsync();
    }

    private async Task ReleaseAsync()
    {
        if (chart is { } last)
        {
            chart = null;
            await last.InvokeVoidAsync("dispose");
            await last.DisposeAsync();
        }
    }
}

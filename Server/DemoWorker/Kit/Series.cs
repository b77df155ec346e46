using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.DemoWorker.Kit;

/// <summary>One series of a figure. Points that are not finite are drawn as gaps.</summary>
public sealed class Series(FigureBuffer figures, FigureDeclaration figure, string id, Text name)
{
    public void Add(double x, double y) => figures.Add(figure.Id, id, name, x, y);

    /// <summary>Throws away what the series showed.</summary>
    public void Replace(IEnumerable<(double X, double Y)> points) => figures.Replace(figure.Id, id, name, points);

    /// <summary>Whether the step should be drawn so that a curve over <paramref name="count"/> steps has about 200 points: evenly spaced, first and last
    /// included.</summary>
    public static bool Draws(int step, int count) => count <= 200 || step == count - 1 || step % (count / 200) == 0;
}

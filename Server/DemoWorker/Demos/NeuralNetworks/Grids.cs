using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>Small images as arrays of rows and columns, for the demos on convolution and pooling. In Float64: whole numbers stay exact.</summary>
internal static class Grids
{
    public static double[,] Make(int rows, int columns, Func<int, int, double> value)
    {
        var grid = new double[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                grid[row, column] = value(row, column);
            }
        }

        return grid;
    }

    /// <summary>Independent whole numbers from 0 to 9.</summary>
    public static double[,] Digits(Random random, int rows, int columns) => Make(rows, columns, (_, _) => random.Next(10));

    /// <summary>One image of one channel: [1, 1, rows, columns].</summary>
    public static Tensor ToImage(double[,] grid)
    {
        using var borrowed = tensor(grid.Cast<double>().ToArray(), [1, 1, grid.GetLength(0), grid.GetLength(1)]);
        return borrowed.clone();
    }

    public static double[,] FromImage(Tensor image)
    {
        var numbers = image.contiguous().data<double>().ToArray();
        var columns = (int)image.shape[^1];
        return Make((int)image.shape[^2], columns, (row, column) => numbers[row * columns + column]);
    }

    /// <summary>The largest difference of two arrays of one size; 0 for empty ones.</summary>
    public static double Difference(double[,] one, double[,] other) =>
        one.Cast<double>().Zip(other.Cast<double>(), (a, b) => Math.Abs(a - b)).DefaultIfEmpty(0).Max();

    /// <summary>Names of rows or columns, counted from 1; those of padding are dots, those that a window covers are marked.</summary>
    public static Text[] Names(int count, int padding = 0, int from = 0, int covered = 0) => [.. Enumerable.Range(0, count).Select(place =>
    {
        var name = (place >= from && place < from + covered ? "▸" : "") + (place < padding || place >= count - padding ? "·" : Say.Number(place - padding + 1));
        return new Text(name, name);
    })];
}

using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>One operation of a graph: a name for what comes out, how low it is drawn, and the names of what goes in.</summary>
public sealed record Operation(string Name, string Kind, double Y, params string[] Inputs)
{
    /// <summary>The operation as one writes it.</summary>
    public string Formula => Kind switch
    {
        "add" => $"{Inputs[0]} + {Inputs[1]}",
        "sub" => $"{Inputs[0]} − {Inputs[1]}",
        "mul" => $"{Inputs[0]} · {Inputs[1]}",
        "square" => $"{Inputs[0]}²",
        _ => $"{Kind} {Inputs[0]}",
    };

    /// <summary>What the library makes of the inputs.</summary>
    public Tensor Library(Tensor[] x) => Kind switch
    {
        "add" => x[0] + x[1],
        "sub" => x[0] - x[1],
        "mul" => x[0] * x[1],
        "square" => x[0].square(),
        "exp" => x[0].exp(),
        "ln" => x[0].log(),
        "tanh" => x[0].tanh(),
        _ => x[0].sigmoid(),
    };

    public double Value(double[] x) => Kind switch
    {
        "add" => x[0] + x[1],
        "sub" => x[0] - x[1],
        "mul" => x[0] * x[1],
        "square" => x[0] * x[0],
        "exp" => Math.Exp(x[0]),
        "ln" => Math.Log(x[0]),
        "tanh" => Math.Tanh(x[0]),
        _ => 1 / (1 + Math.Exp(-x[0])),
    };

    /// <summary>The derivative with respect to each input, from the inputs and the value.</summary>
    public double[] Slopes(double[] x, double value) => Kind switch
    {
        "add" => [1, 1],
        "sub" => [1, -1],
        "mul" => [x[1], x[0]],
        "square" => [2 * x[0]],
        "exp" => [value],
        "ln" => [1 / x[0]],
        "tanh" => [1 - value * value],
        _ => [value * (1 - value)],
    };
}

/// <summary>Expressions in a, b and c as lists of operations; the last one's value is the result.</summary>
public static class Expressions
{
    public static readonly string[] Leaves = ["a", "b", "c"];

    public static readonly IReadOnlyDictionary<string, (string Formula, Operation[] Operations)> All = new Dictionary<string, (string, Operation[])>
    {
        ["shared"] = ("(a · b + c) · b", [new("u", "mul", -1, "a", "b"), new("v", "add", -0.2, "u", "c"), new("f", "mul", 1, "v", "b")]),
        ["branches"] = ("(a + b)² · (a − b)² + c",
            [new("p", "add", -1, "a", "b"), new("q", "sub", 0, "a", "b"), new("r", "square", -1, "p"), new("s", "square", 0, "q"), new("t", "mul", -0.5, "r", "s"), new("f", "add", 0.5, "t", "c")]),
        ["neuron"] = ("sigmoid(a · b + c)", [new("u", "mul", -0.5, "a", "b"), new("v", "add", 0, "u", "c"), new("f", "sigmoid", 0, "v")]),
        ["loss"] = ("(tanh(a · b) − c)²", [new("u", "mul", -0.5, "a", "b"), new("v", "tanh", -0.5, "u"), new("w", "sub", 0, "v", "c"), new("f", "square", 0, "w")]),
        ["logsumexp"] = ("ln(exp a + exp b + exp c)",
            [new("p", "exp", -1, "a"), new("q", "exp", 0, "b"), new("r", "exp", 1, "c"), new("s", "add", -0.5, "p", "q"), new("t", "add", 0, "s", "r"), new("f", "ln", 0, "t")]),
    };
}

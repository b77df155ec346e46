using System.Runtime.InteropServices;

namespace QuizHub.DemoWorker;

/// <summary>
/// Which instructions libtorch's parts calculate with: AVX2 at most, so that a run gives the same numbers on machines with wider vectors too, and right ones. On
/// processors with AVX-512 (seen on AMD's Zen 5) oneDNN's convolutions now and then learn something else from the same seed, or NaN, in 1 to 6 of 20 runs.
/// </summary>
internal static class VectorCode
{
    private static readonly (string Name, string Value)[] Choices = [("ONEDNN_MAX_CPU_ISA", "AVX2"), ("ATEN_CPU_CAPABILITY", "avx2"), ("MKL_CBWR", "AVX2")];

    /// <summary>To be called before libtorch is loaded, which reads these variables once. What whoever runs the server has chosen stays.</summary>
    public static void Settle()
    {
        foreach (var (name, value) in Choices.Where(choice => Environment.GetEnvironmentVariable(choice.Name) is null))
        {
            Environment.SetEnvironmentVariable(name, value);
            if (!OperatingSystem.IsWindows())
            {
                // .NET keeps a copy of its own there; native code asks the C library.
                _ = Set(name, value, overwrite: 0);
            }
        }
    }

    [DllImport("libc", EntryPoint = "setenv")]
    private static extern int Set([MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);
}

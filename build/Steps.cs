using System.Diagnostics;
using Spectre.Console;

namespace Qeyafa.Build;

/// <summary>Says what takes time: a moving line on a terminal, plain lines elsewhere.</summary>
internal static class Steps
{
    /// <summary>Runs one step and says how long it took.</summary>
    public static async Task RunAsync(string name, Func<IProgress<string>, Task> step)
    {
        var clock = Stopwatch.StartNew();
        if (AnsiConsole.Profile.Capabilities.Interactive)
        {
            await AnsiConsole.Status().StartAsync(Markup.Escape(name), status => step(new Line(text => status.Status(Markup.Escape($"{name}: {text}")))));
        }
        else
        {
            Console.WriteLine($"{name} …");
            await step(new Line(text => Console.WriteLine($"  {text}")));
        }

        Console.WriteLine($"{name}: done in {clock.Elapsed.TotalSeconds:0.0} s");
    }

    // Progress<T> reports on the thread pool, out of order; lines are wanted in order.
    private sealed class Line(Action<string> write) : IProgress<string>
    {
        public void Report(string value) => write(value);
    }
}

using System.Globalization;
using Qeyafa.Infrastructure;
using Spectre.Console;

namespace Qeyafa.Api.Commands;

/// <summary>Shows how far long work is. Everything goes to the standard error: the standard output is the answer's.</summary>
internal static class ProgressBars
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(2);

    public static Task<T> RunAsync<T>(Func<IProgress<WorkProgress>, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return Console.IsErrorRedirected ? work(new Lines(Console.Error)) : console.Progress().StartAsync(context => work(new Bars(context)));
    }

    private sealed class Bars(ProgressContext context) : IProgress<WorkProgress>
    {
        private readonly Dictionary<string, ProgressTask> _tasks = [];
        private readonly Lock _alone = new();

        public void Report(WorkProgress value)
        {
            lock (_alone)
            {
                if (!_tasks.TryGetValue(value.Step, out var task))
                {
                    _tasks[value.Step] = task = context.AddTask(Markup.Escape(value.Step));
                }

                task.IsIndeterminate = value.Total is null;
                task.MaxValue = Math.Max(value.Total ?? 1, 1);
                task.Value = value.Total is null ? 0 : value.Done;
            }
        }
    }

    private sealed class Lines(TextWriter writer) : IProgress<WorkProgress>
    {
        private readonly Lock _alone = new();
        private string? _step;
        private long _last;

        public void Report(WorkProgress value)
        {
            lock (_alone)
            {
                var ends = value.Done == value.Total;
                if (value.Step == _step && !ends && TimeProvider.System.GetElapsedTime(_last) < LineEvery)
                {
                    return;
                }

                (_step, _last) = (value.Step, TimeProvider.System.GetTimestamp());
                var of = value.Total is { } total ? string.Create(CultureInfo.InvariantCulture, $" of {total:N0}") : "";
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Step}: {value.Done:N0}{of}"));
            }
        }
    }
}

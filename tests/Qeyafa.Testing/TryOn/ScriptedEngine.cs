using System.Collections.Concurrent;
using Qeyafa.Application.Pictures;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Domain.Common;

namespace Qeyafa.Testing.TryOn;

/// <summary>An engine that does what a test says, and remembers what it was asked.</summary>
internal sealed class ScriptedEngine(IScratch scratch) : ITryOnEngine
{
    public const string Word = "scripted";

    public string Name => Word;

    public bool WorksElsewhere { get; set; }

    /// <summary>What a step comes to; success at once unless a test says otherwise.</summary>
    public Func<EngineJob, CancellationToken, Task<EngineStep>>? Script { get; set; }

    public ConcurrentQueue<EngineJob> Steps { get; } = new();

    public ConcurrentQueue<EngineJob> Cancels { get; } = new();

    /// <summary>What happens when it is told that nobody wants the result.</summary>
    public Func<Task> OnCancel { get; set; } = () => Task.CompletedTask;

    public int StepsOf(EntityId tryOn) => Steps.Count(step => step.TryOnId == tryOn);

    public Task<EngineStep> AdvanceAsync(EngineJob job, CancellationToken cancellationToken)
    {
        Steps.Enqueue(job);
        return Script is { } script ? script(job, cancellationToken) : Task.FromResult<EngineStep>(Success(job));
    }

    public Task CancelAsync(EngineJob job, CancellationToken cancellationToken)
    {
        Cancels.Enqueue(job);
        return OnCancel();
    }

    /// <summary>A picture that says which attempt made it.</summary>
    public EngineStep.Succeeded Success(EngineJob job, string model = "scripted 1")
    {
        ArgumentNullException.ThrowIfNull(job);
        var file = scratch.Create();
        File.WriteAllText(file.Path, $"{job.TryOnId} {job.Attempt}");
        return new EngineStep.Succeeded(file, model, TimeSpan.FromSeconds(1.5));
    }
}

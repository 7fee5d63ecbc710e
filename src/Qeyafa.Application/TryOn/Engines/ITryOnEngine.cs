using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Application.TryOn.Engines;

/// <summary>
/// Makes the picture of a try-on. The worker calls it step by step and stores after each step what the engine needs to go on, so that any node goes on
/// where another one died. While an engine waits for somebody else, it answers <see cref="EngineStep.Working"/> at once and is asked again later:
/// no worker is held by a wait.
/// </summary>
public interface ITryOnEngine
{
    /// <summary>The word in the setting <c>TryOn:Engine</c> that chooses this engine.</summary>
    string Name { get; }

    /// <summary>
    /// Whether the work is done elsewhere, and may wait in a queue there: the try-on is shown as <c>pending</c> until a step says that the work itself has begun.
    /// Otherwise it is <c>processing</c> from the first step on.
    /// </summary>
    bool WorksElsewhere { get; }

    /// <summary>Does the next step.</summary>
    /// <param name="job">What is tried on, and how far it has come.</param>
    /// <param name="cancellationToken">The lease of the job has ended, or the process stops.</param>
    /// <exception cref="Exception">A fault that the engine did not expect: the attempt has failed and may be retried.</exception>
    Task<EngineStep> AdvanceAsync(EngineJob job, CancellationToken cancellationToken);

    /// <summary>Tells whoever works on the job that nobody wants its result any more. Nothing happens where nobody does.</summary>
    Task CancelAsync(EngineJob job, CancellationToken cancellationToken);
}

/// <summary>A try-on as an engine sees it.</summary>
/// <param name="TryOnId">Which try-on.</param>
/// <param name="OwnerId">Whose.</param>
/// <param name="Attempt">Which attempt this is, from 1.</param>
/// <param name="Reference">What the engine last answered in <see cref="EngineStep.Working"/>, in this attempt or the one before; null at first.</param>
/// <param name="Body">The person.</param>
/// <param name="Garment">The garment.</param>
public sealed record EngineJob(EntityId TryOnId, EntityId OwnerId, int Attempt, string? Reference, EngineBody Body, EngineGarment Garment);

/// <summary>The person that a garment is tried on.</summary>
/// <param name="Picture">Where the picture is.</param>
/// <param name="HeightCm">The height in cm, or null.</param>
/// <param name="MeasurementsCm">Measurements in cm by canonical name.</param>
public sealed record EngineBody(PictureKey Picture, double? HeightCm, IReadOnlyDictionary<string, double> MeasurementsCm);

/// <summary>The garment that is tried on.</summary>
/// <param name="Picture">Where the picture is.</param>
/// <param name="Category">The category in its owner's words, such as <c>dress</c>; lower case.</param>
/// <param name="Name">What its owner calls it.</param>
public sealed record EngineGarment(PictureKey Picture, string Category, string Name);

/// <summary>What came of a step.</summary>
public abstract record EngineStep
{
    private EngineStep()
    {
    }

    /// <summary>It goes on: ask again.</summary>
    /// <param name="Reference">What the engine needs to go on; stored before it is asked again. At most 500 characters.</param>
    /// <param name="HasStarted">Whether the work itself is known to have begun: the try-on is shown as <c>processing</c>. Where it is not known, the try-on is shown as before.</param>
    /// <param name="AskAgainAfter">When to ask again; zero for at once.</param>
    public sealed record Working(string Reference, bool HasStarted, TimeSpan AskAgainAfter) : EngineStep;

    /// <summary>The picture is made.</summary>
    /// <param name="Picture">The picture, which the worker checks, stores and disposes of.</param>
    /// <param name="Model">The model and version that made it, at most 200 characters.</param>
    /// <param name="ProcessingTime">How long the making took.</param>
    public sealed record Succeeded(TemporaryFile Picture, string Model, TimeSpan ProcessingTime) : EngineStep;

    /// <summary>It did not work.</summary>
    /// <param name="Reason">Why, in a sentence for the person who waits; at most 500 characters, no secret and no address in it.</param>
    /// <param name="MayRetry">Whether another attempt can help.</param>
    /// <param name="RetryAfter">How long to wait at least; null for the worker's own wait.</param>
    public sealed record Failed(string Reason, bool MayRetry, TimeSpan? RetryAfter = null) : EngineStep;

    /// <summary>Somebody canceled it elsewhere.</summary>
    public sealed record Canceled : EngineStep;
}

using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Pictures;
using Qeyafa.Application.TryOn;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Domain.TryOn;
using Qeyafa.Infrastructure.Mongo.TryOn;

namespace Qeyafa.Infrastructure.TryOn;

/// <summary>
/// Works on one claimed try-on until it ends, waits, or is somebody else's. Nothing of an attempt is recorded but by an update that asks for the lease:
/// of two that work on one try-on, because one of them was taken for dead, at most one records a result.
/// </summary>
internal sealed partial class TryOnRun(
    TryOnQueue queue, TryOnEngines engines, ITryOnSubjects subjects, IPictures pictures, TryOnChanges changes, IOptions<TryOnOptions> options, IOutageClassifier outages,
    TimeProvider time, ILogger<TryOnRun> logger)
{
    private const int MostDoublings = 20;
    private const int LongestReference = 500;

    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CancelLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan OutageWait = TimeSpan.FromSeconds(2);

    public async Task RunAsync(TryOnClaim claim, CancellationToken stopping)
    {
        if (claim.Job.Status.HasEnded())
        {
            await TellEngineAsync(claim, stopping);
            return;
        }

        if (claim.Tries > options.Value.Attempts)
        {
            await GiveUpAsync(claim, claim.Engine, claim.Reference, TryOnReasons.Interrupted, stopping);
            return;
        }

        await using var lease = new TryOnLease(queue, claim, changes, options.Value.Lease, outages, time, stopping);
        try
        {
            await WorkAsync(claim, lease);
        }
        catch (OperationCanceledException) when (lease.IsLost)
        {
            LeaseLost(claim.Job.Id);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await WithinAsync(cancellation => queue.ReleaseAsync(claim, TimeSpan.Zero, cancellation));
            throw;
        }
        catch (OperationCanceledException) when (lease.IsTooLate)
        {
            await GiveUpAsync(claim, claim.Engine, claim.Reference, TryOnReasons.TooLong(options.Value), stopping);
        }
        catch (Exception exception) when (outages.RetryAfter(exception) is not null)
        {
            Away(claim.Job.Id, exception.GetType().Name);
            await ReleaseWhenPossibleAsync(claim, stopping);
        }
        catch (Exception exception)
        {
            Faulty(exception, claim.Job.Id, claim.Job.Attempts);
            await FailAsync(claim, new EngineStep.Failed(TryOnReasons.OurFault, MayRetry: true), keepReference: true, stopping);
        }
    }

    /// <summary>The wait after a number of failed attempts: it doubles, up to a limit, and varies by half, so that a crowd of try-ons does not come back all at once.</summary>
    internal static TimeSpan WaitAfter(int attempts, TryOnOptions options)
    {
        var whole = Math.Min(options.RetryMilliseconds * Math.Pow(2, Math.Clamp(attempts - 1, 0, MostDoublings)), options.MaxRetrySeconds * 1000.0);
        return TimeSpan.FromMilliseconds(whole * (0.5 + (RandomNumberGenerator.GetInt32(1001) / 1000.0)));
    }

    private async Task WorkAsync(TryOnClaim claim, TryOnLease lease)
    {
        var engine = engines.Chosen;
        var (body, garment) = await SubjectsAsync(claim, lease.Token);
        if (body is null || garment is null)
        {
            await GiveUpAsync(claim, claim.Engine, claim.Reference, body is null ? TryOnReasons.NoBody : TryOnReasons.NoGarment, lease.Token);
            return;
        }

        var reference = claim.Engine == engine.Name ? claim.Reference : null;
        while (true)
        {
            var step = await AdvanceAsync(claim, engine, new EngineJob(claim.Job.Id, claim.Job.UserId, claim.Job.Attempts, reference, body, garment), lease);
            switch (step)
            {
                case null:
                    await GiveUpAsync(claim, engine.Name, reference, TryOnReasons.TooLong(options.Value), CancellationToken.None);
                    return;
                case EngineStep.Working { Reference.Length: > LongestReference }:
                    throw new InvalidOperationException($"The engine {engine.Name} answered a reference of more than {LongestReference} characters.");
                case EngineStep.Working working:
                    reference = working.Reference;
                    if (!await queue.ContinueAsync(claim, engine.Name, working, CancellationToken.None))
                    {
                        await UnwantedAsync(claim, engine.Name, reference);
                        return;
                    }

                    if (working.AskAgainAfter > TimeSpan.Zero)
                    {
                        return;
                    }

                    continue;
                case EngineStep.Succeeded succeeded:
                    await FinishAsync(claim, lease, succeeded);
                    return;
                case EngineStep.Failed failed:
                    await FailAsync(claim, failed, keepReference: false, lease.Token);
                    return;
                case EngineStep.Canceled:
                    await queue.EndCanceledAsync(claim, lease.Token);
                    return;
                default:
                    throw new InvalidOperationException($"Nobody knows what {step.GetType().Name} means here.");
            }
        }
    }

    /// <summary>Lets the engine do a step; null where the try-on has taken as long as it may. An engine that does not stop when it is told to is left behind.</summary>
    private async Task<EngineStep?> AdvanceAsync(TryOnClaim claim, ITryOnEngine engine, EngineJob job, TryOnLease lease)
    {
        if (lease.IsTooLate)
        {
            return null;
        }

        var step = engine.AdvanceAsync(job, lease.Token);
        try
        {
            return await step.WaitAsync(lease.Token);
        }
        catch (OperationCanceledException) when (lease.Token.IsCancellationRequested)
        {
            _ = SettleLateAsync(claim, engine.Name, job.Reference, step);
            return lease.IsTooLate && !lease.IsLost ? null : throw new OperationCanceledException(lease.Token);
        }
    }

    private async Task<(EngineBody? Body, EngineGarment? Garment)> SubjectsAsync(TryOnClaim claim, CancellationToken cancellationToken)
    {
        var job = claim.Job;
        var body = await subjects.FindBodyAsync(job.UserId, job.BodyId, cancellationToken);
        var garment = await subjects.FindGarmentAsync(job.UserId, job.ClothingId, cancellationToken);
        return (body?.Body, garment?.Garment);
    }

    private async Task FinishAsync(TryOnClaim claim, TryOnLease lease, EngineStep.Succeeded made)
    {
        using var picture = made.Picture;
        if (!await lease.RenewAsync())
        {
            return;
        }

        // The lease is kept up meanwhile, however long it takes, so that nobody else stores the same picture at the same time.
        var key = PictureKey.TryOn(claim.Job.UserId, claim.Job.Id);
        Result<StoredPicture> stored;
        try
        {
            stored = await pictures.StoreAsync(key, picture, lease.Token);
        }
        catch (OperationCanceledException) when (lease.IsLost)
        {
            await RemoveIfGoneAsync(claim, key);
            throw;
        }

        if (!stored.IsSuccess)
        {
            var isBusy = stored.Error.Kind is ErrorKind.Unavailable or ErrorKind.TooMany;
            NotKept(claim.Job.Id, stored.Error.Code);
            await FailAsync(claim, new EngineStep.Failed(isBusy ? TryOnReasons.Busy : TryOnReasons.Unusable, MayRetry: true, stored.Error.RetryAfter), keepReference: isBusy, lease.Token);
            return;
        }

        if (!await WithinAsync(cancellation => queue.CompleteAsync(claim, key, made.Model, made.ProcessingTime, cancellation)))
        {
            await RemoveIfGoneAsync(claim, key);
        }
    }

    /// <summary>Deletes what was stored for a try-on that has been deleted meanwhile; of one that is still there, somebody else may be storing it anew.</summary>
    private Task<bool> RemoveIfGoneAsync(TryOnClaim claim, PictureKey key) => WithinAsync(async cancellation =>
    {
        var isGone = await queue.StatusAsync(claim, cancellation) is null;
        if (isGone)
        {
            await pictures.DeleteAsync(key, cancellation);
        }

        return isGone;
    });

    private async Task FailAsync(TryOnClaim claim, EngineStep.Failed failed, bool keepReference, CancellationToken cancellationToken)
    {
        if (!failed.MayRetry || claim.Tries >= options.Value.Attempts || time.GetUtcNow() >= claim.Deadline)
        {
            if (await queue.FailAsync(claim, TryOnReasons.Shortened(failed.Reason), cancellationToken))
            {
                GivenUp(claim.Job.Id, claim.Job.Attempts);
            }

            return;
        }

        var wait = WaitAfter(claim.Tries, options.Value);
        if (await queue.RetryLaterAsync(claim, failed.RetryAfter > wait ? failed.RetryAfter.Value : wait, keepReference, cancellationToken))
        {
            Retried(claim.Job.Id, claim.Job.Attempts);
        }
    }

    private async Task GiveUpAsync(TryOnClaim claim, string? engine, string? reference, string reason, CancellationToken cancellationToken)
    {
        if (await queue.FailAsync(claim, reason, cancellationToken))
        {
            GivenUp(claim.Job.Id, claim.Job.Attempts);
            await TryToCancelAsync(claim, engine, reference, cancellationToken);
        }
    }

    private async Task UnwantedAsync(TryOnClaim claim, string engine, string reference)
    {
        LeaseLost(claim.Job.Id);
        await CancelIfUnwantedAsync(claim, engine, reference);
    }

    /// <summary>What the engine has begun while the try-on ended or was deleted is wanted by nobody; what somebody else goes on with is not touched.</summary>
    private async Task CancelIfUnwantedAsync(TryOnClaim claim, string engine, string reference)
    {
        if (await WithinAsync(cancellation => queue.StatusAsync(claim, cancellation)) is not { } status || status.HasEnded())
        {
            await TryToCancelAsync(claim, engine, reference, CancellationToken.None);
        }
    }

    private async Task TellEngineAsync(TryOnClaim claim, CancellationToken stopping)
    {
        if (await TryToCancelAsync(claim, claim.Engine, claim.Reference, stopping) || claim.CancelTries + 1 >= options.Value.Attempts)
        {
            await queue.CancelSettledAsync(claim, stopping);
        }
        else
        {
            await queue.CancelLaterAsync(claim, WaitAfter(claim.CancelTries + 1, options.Value), stopping);
        }
    }

    private async Task<bool> TryToCancelAsync(TryOnClaim claim, string? engine, string? reference, CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(CancelLimit);
        try
        {
            await engines.CancelAsync(claim, engine, reference, limit.Token).WaitAsync(limit.Token);
            return true;
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            NotTold(exception, claim.Job.Id);
            return false;
        }
    }

    /// <summary>An outage costs no attempt: the lease is let go of as soon as the database takes it, and ends by itself otherwise.</summary>
    private async Task ReleaseWhenPossibleAsync(TryOnClaim claim, CancellationToken stopping)
    {
        var start = time.GetTimestamp();
        while (time.GetElapsedTime(start) < options.Value.Lease)
        {
            try
            {
                await queue.ReleaseAsync(claim, OutageWait, stopping);
                return;
            }
            catch (Exception exception) when (outages.RetryAfter(exception) is { } wait)
            {
                await Task.Delay(wait, time, stopping);
            }
        }
    }

    /// <summary>Puts away what an engine answers that was left behind: its picture, or what it has begun just then.</summary>
    private async Task SettleLateAsync(TryOnClaim claim, string engine, string? known, Task<EngineStep> step)
    {
        switch (await step.ContinueWith(late => late.IsCompletedSuccessfully ? late.Result : null, TaskScheduler.Default))
        {
            case EngineStep.Succeeded { Picture: var picture }:
                picture.Dispose();
                break;
            case EngineStep.Working { Reference: var reference } when reference != known:
                try
                {
                    await CancelIfUnwantedAsync(claim, engine, reference);
                }
                catch (Exception exception) when (outages.RetryAfter(exception) is not null)
                {
                    Away(claim.Job.Id, exception.GetType().Name);
                }

                break;
        }
    }

    /// <summary>What ends a piece of work is done even when the process is told to stop, but not for ever.</summary>
    /// <exception cref="TimeoutException">It took too long: an outage like any other, which costs no attempt.</exception>
    private static async Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> end)
    {
        using var limit = new CancellationTokenSource(EndLimit);
        try
        {
            return await end(limit.Token);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException("The end of a piece of work could not be recorded in time.", exception);
        }
    }
}

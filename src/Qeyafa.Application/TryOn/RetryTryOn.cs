using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;

namespace Qeyafa.Application.TryOn;

/// <summary>Begins a failed or canceled try-on again. It counts towards the limits like a new one, and needs its body and garment like a new one.</summary>
/// <param name="Id">The try-on's id.</param>
public sealed record RetryTryOn(EntityId Id) : ICommand<Versioned<TryOnDto>>, ISignedInRequest;

internal sealed class RetryTryOnHandler(
    ITryOnRepository tryOns, ITryOnSubjects subjects, ITryOnAdmission admission, ITryOnEngineCancel engine, ICaller caller, IAccessPolicy policy, TryOnView view, TimeProvider clock)
    : ICommandHandler<RetryTryOn, Versioned<TryOnDto>>
{
    public async Task<Result<Versioned<TryOnDto>>> Handle(RetryTryOn request, CancellationToken cancellationToken)
    {
        if (await tryOns.FindReachableAsync(request.Id, caller.RequiredUserId(), policy, Permission.WriteWardrobe, cancellationToken) is not { } stored)
        {
            return Error.NotFound;
        }

        if (!TryOnStatuses.Retryable.Contains(stored.Status))
        {
            return TryOnErrors.NotRetryable;
        }

        // What the engine goes by is forgotten now: one that has not been told of a cancellation yet could not be told later.
        await engine.TellAsync(stored.Id, stored.UserId, cancellationToken);
        var retried = await admission.RunAsync<TryOnJob>(
            stored.UserId,
            async cancellation =>
                await subjects.HoldWithPicturesAsync(stored.UserId, stored.BodyId, stored.ClothingId, cancellation) is { } missing ? missing
                : await tryOns.RetryAsync(stored.Id, stored.UserId, clock.GetUtcNow(), cancellation) is { } job ? job
                : TryOnErrors.NotRetryable,
            cancellationToken);
        return retried.IsSuccess ? await view.ShowAsync(retried.Value, cancellationToken) : retried.Error;
    }
}

using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;

namespace Qeyafa.Application.TryOn;

/// <summary>Cancels a try-on that has not ended. A cancellation and a result at the same time: exactly one of the two is kept.</summary>
/// <param name="Id">The try-on's id.</param>
public sealed record CancelTryOn(EntityId Id) : ICommand<Versioned<TryOnDto>>, ISignedInRequest;

internal sealed class CancelTryOnHandler(ITryOnRepository tryOns, ICaller caller, IAccessPolicy policy, TryOnView view, TimeProvider clock)
    : ICommandHandler<CancelTryOn, Versioned<TryOnDto>>
{
    public async Task<Result<Versioned<TryOnDto>>> Handle(CancelTryOn request, CancellationToken cancellationToken)
    {
        if (await tryOns.FindReachableAsync(request.Id, caller.RequiredUserId(), policy, Permission.WriteWardrobe, cancellationToken) is not { } stored)
        {
            return Error.NotFound;
        }

        return await tryOns.CancelAsync(stored.Id, stored.UserId, clock.GetUtcNow(), cancellationToken) is { } canceled
            ? await view.ShowAsync(canceled, cancellationToken)
            : TryOnErrors.Ended;
    }
}

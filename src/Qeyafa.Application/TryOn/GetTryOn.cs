using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;

namespace Qeyafa.Application.TryOn;

/// <summary>Reads one try-on.</summary>
/// <param name="Id">The try-on's id.</param>
public sealed record GetTryOn(EntityId Id) : IQuery<Versioned<TryOnDto>>, ISignedInRequest;

internal sealed class GetTryOnHandler(ITryOnRepository tryOns, ICaller caller, IAccessPolicy policy, TryOnView view) : IQueryHandler<GetTryOn, Versioned<TryOnDto>>
{
    public async Task<Result<Versioned<TryOnDto>>> Handle(GetTryOn request, CancellationToken cancellationToken) =>
        await tryOns.FindReachableAsync(request.Id, caller.RequiredUserId(), policy, Permission.ReadWardrobe, cancellationToken) is { } job
            ? await view.ShowAsync(job, cancellationToken)
            : Error.NotFound;
}

using System.Runtime.CompilerServices;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;

namespace Qeyafa.Application.TryOn;

/// <summary>Follows a try-on until it has ended.</summary>
/// <param name="Id">The try-on's id.</param>
public sealed record FollowTryOn(EntityId Id) : IQuery<TryOnEvents>, ISignedInRequest;

/// <summary>The states of a try-on as they come: how it stands, then each change. To be disposed of.</summary>
public sealed class TryOnEvents : IDisposable
{
    private readonly ITryOnFollowing _following;
    private readonly TryOnView _view;

    internal TryOnEvents(ITryOnFollowing following, TryOnView view) => (_following, _view) = (following, view);

    /// <summary>Reads them, once.</summary>
    public async IAsyncEnumerable<TryOnDto> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var job in _following.WithCancellation(cancellationToken))
        {
            yield return (await _view.ShowAsync(job, cancellationToken)).Value;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _following.Dispose();
}

internal sealed class FollowTryOnHandler(ITryOnRepository tryOns, ITryOnFeed feed, ICaller caller, IAccessPolicy policy, TryOnView view) : IQueryHandler<FollowTryOn, TryOnEvents>
{
    public async Task<Result<TryOnEvents>> Handle(FollowTryOn request, CancellationToken cancellationToken) =>
        await tryOns.FindReachableAsync(request.Id, caller.RequiredUserId(), policy, Permission.ReadWardrobe, cancellationToken) is { } job
            ? feed.Follow(caller.RequiredUserId(), job).Map(following => new TryOnEvents(following, view))
            : Error.NotFound;
}

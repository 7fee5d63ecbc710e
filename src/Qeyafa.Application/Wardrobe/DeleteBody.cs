using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Pictures;
using Qeyafa.Application.TryOn;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Application.Wardrobe;

/// <summary>Deletes the caller's body record with its picture, unless a try-on that has not ended needs it.</summary>
/// <param name="Expected">The versions that the client is willing to delete.</param>
public sealed record DeleteBody(ExpectedVersion Expected = default) : ICommand<Done>, ISignedInRequest;

internal sealed class DeleteBodyHandler(IBodyRepository bodies, ITryOnUse use, IPictures pictures, IUnitOfWork work, ICaller caller) : ICommandHandler<DeleteBody, Done>
{
    public async Task<Result<Done>> Handle(DeleteBody request, CancellationToken cancellationToken)
    {
        var deleted = await work.RunAsync(cancellation => DeleteAsync(request, cancellation), cancellationToken);
        if (deleted.IsSuccess && deleted.Value is { Picture: { } picture })
        {
            await pictures.DeleteAsync(picture, CancellationToken.None);
        }

        return deleted.Map(_ => default(Done));
    }

    /// <summary>A try-on holds the body when it begins, so that of the two at once one comes after the other and sees it.</summary>
    private async Task<Result<BodyRecord>> DeleteAsync(DeleteBody request, CancellationToken cancellationToken)
    {
        var owner = caller.RequiredUserId();
        if (await bodies.FindAsync(owner, cancellationToken) is not { } body)
        {
            return Error.NotFound;
        }

        if (request.Expected.Check(body.Version) is { } stale)
        {
            return stale;
        }

        if (await use.NeedsBodyAsync(owner, body.Id, cancellationToken))
        {
            return WardrobeErrors.BodyInUse;
        }

        return await bodies.DeleteAsync(owner, body.Id, body.Version, cancellationToken) ? body : request.Expected.Miss;
    }
}

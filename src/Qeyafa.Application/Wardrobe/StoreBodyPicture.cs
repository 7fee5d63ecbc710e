using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Application.Wardrobe;

/// <summary>Stores the picture of the caller's body, in the place of the one before. Where there is no body record yet, one is made that has only the picture.</summary>
/// <param name="File">The file as it was sent; it stays the sender's to dispose of.</param>
public sealed record StoreBodyPicture(TemporaryFile File) : ICommand<Versioned<BodyDto>>, ISignedInRequest;

internal sealed class StoreBodyPictureHandler(IBodyRepository bodies, IPictures pictures, IPictureLinks links, ICaller caller, TimeProvider clock)
    : ICommandHandler<StoreBodyPicture, Versioned<BodyDto>>
{
    /// <summary>The picture is stored before the document names it: a picture that no document names is swept away, a document never names one that is not there.</summary>
    public async Task<Result<Versioned<BodyDto>>> Handle(StoreBodyPicture request, CancellationToken cancellationToken)
    {
        var owner = caller.RequiredUserId();
        var stored = await bodies.FindAsync(owner, cancellationToken);
        var body = stored ?? BodyRecord.Begin(EntityId.New(clock.GetUtcNow()), owner, clock.GetUtcNow());
        var key = PictureKey.Body(owner, body.Id);
        if ((await pictures.StoreAsync(key, request.File, cancellationToken)).Error is { } refused)
        {
            return refused;
        }

        if (stored is not null)
        {
            return await bodies.ShowAsync(owner, body.Id, key, clock.GetUtcNow(), cancellationToken) is { } shown
                ? BodyDto.Show(shown, links)
                : await WithdrawAsync(key, Error.NotFound);
        }

        body.Show(key);
        return await bodies.InsertAsync(body, cancellationToken) ? BodyDto.Show(body, links, created: true) : await WithdrawAsync(key, Error.ConcurrentChange);
    }

    private async Task<Result<Versioned<BodyDto>>> WithdrawAsync(PictureKey key, Error reason)
    {
        await pictures.DeleteAsync(key, CancellationToken.None);
        return reason;
    }
}

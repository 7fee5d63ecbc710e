using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Application.Pictures;

/// <summary>Opens a picture for whoever has a link to it, or may read its owner's wardrobe. Whoever may not is answered as if it were not there.</summary>
/// <param name="Key">The picture's key, as the client wrote it.</param>
/// <param name="Size">In which size.</param>
/// <param name="Link">The end and the signature of a link; null where the client sent none.</param>
/// <param name="Range">The bytes that are wanted; null for all.</param>
public sealed record GetPicture(string Key, PictureSize Size, PictureLink? Link, PictureRange? Range) : IQuery<ReachedPicture>, IAnonymousRequest;

/// <summary>What makes a link work.</summary>
/// <param name="Expires">When it ends, in Unix seconds.</param>
/// <param name="Signature">Its signature.</param>
public sealed record PictureLink(long Expires, string Signature);

/// <summary>A picture that the client may have.</summary>
/// <param name="Picture">The open picture; whoever receives it disposes of it.</param>
/// <param name="LinkExpires">When the link that led to it ends, in Unix seconds; null where the client may have it without one.</param>
public sealed record ReachedPicture(OpenPicture Picture, long? LinkExpires);

internal sealed class GetPictureHandler(IPictures pictures, IPictureLinks links, ICaller caller, IAccessPolicy policy) : IQueryHandler<GetPicture, ReachedPicture>
{
    public async Task<Result<ReachedPicture>> Handle(GetPicture request, CancellationToken cancellationToken)
    {
        if (!PictureKey.TryParse(request.Key, out var key))
        {
            return Error.NotFound;
        }

        var byLink = request.Link is { } link && links.Allows(key, link.Expires, link.Signature);
        if (!byLink && !(caller.UserId is { } person && await policy.MayAsync(person, key.Owner, Permission.ReadWardrobe, cancellationToken)))
        {
            return Error.NotFound;
        }

        return await pictures.OpenAsync(key, request.Size, request.Range, cancellationToken) is { } opened
            ? new ReachedPicture(opened, byLink ? request.Link!.Expires : null)
            : Error.NotFound;
    }
}

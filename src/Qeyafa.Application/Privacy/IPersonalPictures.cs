using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Application.Privacy;

/// <summary>The pictures of people, for their exports.</summary>
public interface IPersonalPictures
{
    /// <summary>The keys of all pictures of a person, without thumbnails, one by one.</summary>
    IAsyncEnumerable<PictureKey> ListAsync(EntityId userId, CancellationToken cancellationToken);

    /// <summary>Opens a picture for asynchronous reading; null where it has been deleted meanwhile.</summary>
    Task<Stream?> OpenAsync(PictureKey key, CancellationToken cancellationToken);
}

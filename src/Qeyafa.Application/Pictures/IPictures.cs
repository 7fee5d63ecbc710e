using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Application.Pictures;

/// <summary>Keeps pictures: checked, normalised, without metadata.</summary>
public interface IPictures
{
    /// <summary>
    /// Checks a file by its content, makes a master (JPEG, sRGB, upright, no metadata) and its thumbnails of it, and stores them under the key (thumbnails of
    /// what measurements were taken from are made when they are asked for), in the place of what stood there. Whoever stores writes its document afterwards: a picture that no document names is swept away later.
    /// </summary>
    /// <param name="key">Where to.</param>
    /// <param name="file">The file as it was sent. It stays the caller's to dispose of.</param>
    /// <param name="cancellationToken">Gives up; what stood under the key may be replaced or not.</param>
    /// <returns>A failure names what is wrong with the file: too large, no picture that is taken, damaged, too many pixels.</returns>
    Task<Result<StoredPicture>> StoreAsync(PictureKey key, TemporaryFile file, CancellationToken cancellationToken);

    /// <summary>Opens a picture, or a part of it.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="size">In which size.</param>
    /// <param name="range">The bytes that are wanted; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The picture, or null where there is none.</returns>
    Task<OpenPicture?> OpenAsync(PictureKey key, PictureSize size, PictureRange? range, CancellationToken cancellationToken);

    /// <summary>Deletes a picture with its thumbnails; one that is not there is deleted already.</summary>
    Task DeleteAsync(PictureKey key, CancellationToken cancellationToken);
}

/// <summary>A picture that has been stored.</summary>
/// <param name="Width">The master's width in pixels.</param>
/// <param name="Height">The master's height in pixels.</param>
/// <param name="Bytes">The master's size in bytes.</param>
public sealed record StoredPicture(int Width, int Height, long Bytes);

/// <summary>In which size a picture is shown: the longer side has at most so many pixels.</summary>
public enum PictureSize
{
    /// <summary>As it is stored: at most 2,048 pixels.</summary>
    Master,

    /// <summary>At most 160 pixels.</summary>
    Small,

    /// <summary>At most 480 pixels.</summary>
    Medium,

    /// <summary>At most 1,024 pixels.</summary>
    Large,
}

/// <summary>A part of a picture's bytes.</summary>
/// <param name="From">The first byte, from 0; null for the last <paramref name="To"/> bytes.</param>
/// <param name="To">The last byte, itself included; null for all from <paramref name="From"/> on.</param>
public sealed record PictureRange(long? From, long? To);

/// <summary>A picture that is open for reading; disposing closes it.</summary>
/// <param name="content">The bytes that were asked for.</param>
public sealed class OpenPicture(Stream content) : IAsyncDisposable
{
    /// <summary>The media type of every picture.</summary>
    public const string MediaType = "image/jpeg";

    /// <summary>The bytes that were asked for.</summary>
    public Stream Content { get; } = content;

    /// <summary>The size of the whole picture, in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The first byte of <see cref="Content"/>.</summary>
    public long Start { get; init; }

    /// <summary>How many bytes <see cref="Content"/> has.</summary>
    public required long Count { get; init; }

    /// <summary>A strong entity tag of the content, without quotes.</summary>
    public required string EntityTag { get; init; }

    /// <summary>When it was stored (UTC).</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

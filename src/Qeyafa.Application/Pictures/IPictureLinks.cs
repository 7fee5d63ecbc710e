using Qeyafa.Domain.Pictures;

namespace Qeyafa.Application.Pictures;

/// <summary>Makes links to pictures. A link works without signing in, for a limited time, for the one picture that it was made for.</summary>
public interface IPictureLinks
{
    /// <summary>The link to a picture: <c>/api/v1/images/{key}?expires=…&amp;signature=…</c>. The client may add <c>&amp;size=</c>.</summary>
    string To(PictureKey key);

    /// <summary>Whether a link was made here, for this picture, and has not expired.</summary>
    /// <param name="key">The picture that is asked for.</param>
    /// <param name="expires">When the link ends, in Unix seconds.</param>
    /// <param name="signature">The link's signature.</param>
    bool Allows(PictureKey key, long expires, string signature);
}

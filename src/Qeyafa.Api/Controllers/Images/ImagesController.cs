using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Pictures;

namespace Qeyafa.Api.Controllers.Images;

/// <summary>Pictures, by signed links or for whoever may read their owner's wardrobe.</summary>
[Route("api/v1/images")]
[Tags("images")]
public sealed class ImagesController(IDispatcher dispatcher, TimeProvider time) : ApiController
{
    /// <summary>How long slow lines may take to fetch a picture of some 1.5 MB.</summary>
    private const int TransferSeconds = 120;

    /// <summary>Answers a picture.</summary>
    /// <remarks>
    /// Links to pictures stand in other answers, such as <c>image_url</c> of a garment, and work in <c>img</c> elements without a token until they
    /// expire; add <c>size</c> for a thumbnail. Without a link, send the access token of the owner or of somebody who may read the owner's wardrobe.
    /// One range of bytes (<c>Range</c>, <c>If-Range</c>) and <c>If-None-Match</c>, <c>If-Modified-Since</c> are honoured.
    /// </remarks>
    /// <param name="key">The picture's key, such as <c>body/65f000000000000000000001/65f000000000000000000002.jpg</c>.</param>
    /// <param name="size">The size: the longer side has at most 160 (<c>small</c>), 480 (<c>medium</c>), 1,024 (<c>large</c>) or 2,048 pixels (<c>master</c>, the default).</param>
    /// <param name="expires">When the link ends, in Unix seconds; part of the link.</param>
    /// <param name="signature">The link's signature; part of the link.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The picture: JPEG, sRGB, upright, without metadata.</response>
    /// <response code="206">The part of it that <c>Range</c> asks for.</response>
    /// <response code="304">The client has it.</response>
    /// <response code="400">A parameter cannot be read.</response>
    /// <response code="404">There is no such picture, the link is not valid any more, or the picture is not yours.</response>
    /// <response code="416">The range begins after the picture's end.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The storage is away, or too many thumbnails are being made.</response>
    [HttpGet("{**key}", Name = "Images_Get")]
    [AllowAnonymous]
    [Answers(OpenPicture.MediaType)]
    [TimeLimit(TransferSeconds)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, OpenPicture.MediaType)]
    [ProducesResponseType<string>(StatusCodes.Status206PartialContent, OpenPicture.MediaType)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status416RangeNotSatisfiable)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Get(
        [FromRoute] string? key, [FromQuery] PictureSize? size, [FromQuery] long? expires, [FromQuery] string? signature, CancellationToken cancellationToken)
    {
        var link = expires is { } end && signature is not null ? new PictureLink(end, signature) : null;

        // Generated clients escape the slashes within the key; an address without one has none.
        var wanted = new GetPicture(key?.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase) ?? "", size ?? PictureSize.Master, link, Range: null);
        var conditions = PictureConditions.Of(Request);
        if (conditions.NeedsTag)
        {
            // One byte tells the entity tag: where the client has the picture, or a part of another one, nothing more is read from the storage.
            var probe = await dispatcher.SendAsync(wanted with { Range = new PictureRange(0, 0) }, cancellationToken);
            if (!probe.IsSuccess)
            {
                return Problem(probe.Error);
            }

            await using var seen = probe.Value.Picture;
            if (conditions.HasCurrent(seen))
            {
                return PictureAnswer.NotModified(probe.Value, time);
            }

            conditions = conditions.Resolved(seen);
        }

        var opened = await dispatcher.SendAsync(wanted with { Range = conditions.Range }, cancellationToken);
        return opened.IsSuccess ? new PictureAnswer(opened.Value, conditions.Range, time) : Problem(opened.Error);
    }
}

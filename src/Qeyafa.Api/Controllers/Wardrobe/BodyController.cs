using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Wardrobe;

namespace Qeyafa.Api.Controllers.Wardrobe;

/// <summary>The caller's current body record.</summary>
[Route("api/v1/body")]
[Tags("body")]
public sealed class BodyController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Answers your body record.</summary>
    /// <remarks>
    /// The link in <c>image_url</c> works for a limited time and is made anew with each full answer; a 304 brings none.
    /// </remarks>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The record, with its <c>ETag</c>.</response>
    /// <response code="304">The record still has the version that <c>If-None-Match</c> names.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">You have no body record yet.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("", Name = "Body_Get")]
    [ProducesResponseType<BodyDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<BodyDto>> Get(CancellationToken cancellationToken) => Resource(await dispatcher.SendAsync(new GetBody(), cancellationToken));

    /// <summary>Replaces the values of your body record, or makes the first one.</summary>
    /// <remarks>
    /// Values are kept as entered, by the rules of measurements: one far outside of what bodies measure is refused, an unusual one brings a warning.
    /// A value that is left out is gone; the picture stays. <c>POST /measurements</c> with <c>update_body</c> merges instead.
    /// </remarks>
    /// <param name="body">The values: at least one.</param>
    /// <param name="expected">From <c>If-Match</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The record as it is now, with its new <c>ETag</c>.</response>
    /// <response code="201">Your first body record is made.</response>
    /// <response code="400">The body cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="409">Another request changed the record at the same time.</response>
    /// <response code="412">There is no record of a version that <c>If-Match</c> names.</response>
    /// <response code="413">The body is larger than 1 MiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">A rule is broken; <c>errors</c> names it by member, such as <c>measurements.chest</c>.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPut("", Name = "Body_Put")]
    [ProducesResponseType<BodyDto>(StatusCodes.Status200OK)]
    [ProducesResponseType<BodyDto>(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<BodyDto>> Put([FromBody] BodyBody body, ExpectedVersion expected, CancellationToken cancellationToken) =>
        StoredResource(await dispatcher.SendAsync(new PutBody(body.Measurements, body.Height, body.Weight, body.Unit, expected), cancellationToken));

    /// <summary>Stores the picture of your body, in the place of the one before.</summary>
    /// <remarks>
    /// Where you have no body record yet, one is made that has only the picture: it is enough for a try-on.
    /// </remarks>
    /// <param name="upload">The picture, in the part <c>image</c>: JPEG, PNG, WebP or HEIC, at most 10 MiB. Its content counts, not its name.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The record as it is now, with its new <c>ETag</c>.</response>
    /// <response code="201">Your first body record is made; it has only the picture.</response>
    /// <response code="400">The form cannot be read, or the part <c>image</c> is missing.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">The record was deleted while the picture was being stored.</response>
    /// <response code="409">Your first body record was made by another request at the same time. Send the picture again.</response>
    /// <response code="413">The picture is larger than 10 MiB.</response>
    /// <response code="415">The body is no form data, or the file is no picture that is taken.</response>
    /// <response code="422">The picture is damaged or has too many pixels.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database or the storage is away, or too many pictures are being worked on.</response>
    [HttpPost("image", Name = "Body_StorePicture")]
    [TakesPicture]
    [ProducesResponseType<BodyDto>(StatusCodes.Status200OK)]
    [ProducesResponseType<BodyDto>(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<BodyDto>> StorePicture(PictureUpload upload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return StoredResource(await dispatcher.SendAsync(new StoreBodyPicture(upload.File), cancellationToken));
    }

    /// <summary>Deletes your body record with its picture.</summary>
    /// <param name="expected">From <c>If-Match</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="204">The record is gone.</response>
    /// <response code="400"><c>If-Match</c> cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">You have no body record.</response>
    /// <response code="409">A try-on that has not ended needs it, or another request changed it at the same time.</response>
    /// <response code="412">The record has another version than <c>If-Match</c> names.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database or the storage is away, or too many pictures are being worked on.</response>
    [HttpDelete("", Name = "Body_Delete")]
    [MayAnswer("body_in_use", "concurrent_change")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Delete(ExpectedVersion expected, CancellationToken cancellationToken) => NoContent(await dispatcher.SendAsync(new DeleteBody(expected), cancellationToken));
}

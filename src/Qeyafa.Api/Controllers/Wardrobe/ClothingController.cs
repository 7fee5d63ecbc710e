using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Wardrobe;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Api.Controllers.Wardrobe;

/// <summary>The wardrobe.</summary>
[Route("api/v1/clothing")]
[Tags("clothing")]
public sealed class ClothingController(IDispatcher dispatcher) : ApiController
{
    private const string Path = "/api/v1/clothing/";

    /// <summary>Lists your garments, newest first.</summary>
    /// <remarks>
    /// Letter case makes no difference in any filter. Links in <c>image_url</c> work for a limited time.
    /// </remarks>
    /// <param name="page">Which page.</param>
    /// <param name="category">Of this category; 1 to 100 characters.</param>
    /// <param name="brand">Of this brand; 1 to 100 characters.</param>
    /// <param name="q">With words in name, brand or category that begin with each word of this text; at most 100 characters, one of them a letter or digit. Words count by their first 20 characters.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The page, with a <c>Link</c> header to the next.</response>
    /// <response code="400">A parameter cannot be read: a cursor that is not of a wardrobe, a skip or limit out of range.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="422">A filter breaks a rule; <c>errors</c> names it.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("", Name = "Clothing_List")]
    [ProducesResponseType<PageBody<GarmentDto>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<PageBody<GarmentDto>>> List(
        PageQuery page, [FromQuery] string? category, [FromQuery] string? brand, [FromQuery] string? q, CancellationToken cancellationToken) =>
        List(await dispatcher.SendAsync(new ListGarments(page.ToRequest(), new GarmentFilter(category, brand, q)), cancellationToken));

    /// <summary>Puts a garment into your wardrobe.</summary>
    /// <remarks>
    /// Its picture follows by <c>POST /clothing/{id}/image</c>.
    /// </remarks>
    /// <param name="body">The garment.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="201">The garment as it is stored, with its <c>Location</c> and <c>ETag</c>.</response>
    /// <response code="400">The body cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="409">The same request is still being carried out.</response>
    /// <response code="413">The body is larger than 1 MiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">A rule is broken; <c>errors</c> names it by member.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPost("", Name = "Clothing_Add")]
    [MayAnswer("concurrent_change")]
    [IdempotentCreate]
    [ProducesResponseType<GarmentDto>(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<GarmentDto>> Add([FromBody] GarmentBody body, CancellationToken cancellationToken) =>
        CreatedResource(await dispatcher.SendAsync(new AddGarment(body.Name, body.Category, body.Brand), cancellationToken), created => Path + created.Id);

    /// <summary>Counts your garments by category and brand, the largest first.</summary>
    /// <remarks>
    /// Categories and brands that differ in letter case only are one, shown in the spelling that was stored last. Garments without a brand are in <c>total</c> and in no brand.
    /// At most the 1,000 largest of each are told. The answer takes the same time for ten garments and for a hundred thousand.
    /// </remarks>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The counts.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("stats", Name = "Clothing_Stats")]
    [ProducesResponseType<WardrobeStatsDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<WardrobeStatsDto>> Stats(CancellationToken cancellationToken) => Answer(await dispatcher.SendAsync(new GetWardrobeStats(), cancellationToken));

    /// <summary>Answers one garment.</summary>
    /// <remarks>
    /// The link in <c>image_url</c> works for a limited time and is made anew with each full answer; a 304 brings none.
    /// </remarks>
    /// <param name="id">The garment's id: 24 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The garment, with its <c>ETag</c>.</response>
    /// <response code="304">The garment still has the version that <c>If-None-Match</c> names.</response>
    /// <response code="400">The id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no such garment, or it is not yours to read.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("{id}", Name = "Clothing_Get")]
    [ProducesResponseType<GarmentDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<GarmentDto>> Get([FromRoute] EntityId id, CancellationToken cancellationToken) =>
        Resource(await dispatcher.SendAsync(new GetGarment(id), cancellationToken));

    /// <summary>Replaces all that is said of a garment.</summary>
    /// <remarks>
    /// A brand that is left out is gone; the picture stays.
    /// </remarks>
    /// <param name="id">The garment's id: 24 hexadecimal digits.</param>
    /// <param name="body">All that will be said of it.</param>
    /// <param name="expected">From <c>If-Match</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The garment as it is now, with its new <c>ETag</c>.</response>
    /// <response code="400">The id is no id, or the body cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no such garment, or it is not yours to change.</response>
    /// <response code="409">Another request changed the garment at the same time.</response>
    /// <response code="412">The garment has another version than <c>If-Match</c> names.</response>
    /// <response code="413">The body is larger than 1 MiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">A rule is broken; <c>errors</c> names it by member.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPut("{id}", Name = "Clothing_Replace")]
    [ProducesResponseType<GarmentDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<GarmentDto>> Replace([FromRoute] EntityId id, [FromBody] GarmentBody body, ExpectedVersion expected, CancellationToken cancellationToken) =>
        StoredResource(await dispatcher.SendAsync(new ReviseGarment(id, body.Name, body.Category, body.Brand, expected), cancellationToken));

    /// <summary>Stores a garment's picture, in the place of the one before.</summary>
    /// <param name="id">The garment's id: 24 hexadecimal digits.</param>
    /// <param name="upload">The picture, in the part <c>image</c>: JPEG, PNG, WebP or HEIC, at most 10 MiB. Its content counts, not its name.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The garment as it is now, with its new <c>ETag</c>.</response>
    /// <response code="400">The id is no id, the form cannot be read, or the part <c>image</c> is missing.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no such garment, or it is not yours to change.</response>
    /// <response code="413">The picture is larger than 10 MiB.</response>
    /// <response code="415">The body is no form data, or the file is no picture that is taken.</response>
    /// <response code="422">The picture is damaged or has too many pixels.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database or the storage is away, or too many pictures are being worked on.</response>
    [HttpPost("{id}/image", Name = "Clothing_StorePicture")]
    [TakesPicture]
    [ProducesResponseType<GarmentDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<GarmentDto>> StorePicture([FromRoute] EntityId id, PictureUpload upload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return StoredResource(await dispatcher.SendAsync(new StoreGarmentPicture(id, upload.File), cancellationToken));
    }

    /// <summary>Deletes a garment with its picture.</summary>
    /// <param name="id">The garment's id: 24 hexadecimal digits.</param>
    /// <param name="expected">From <c>If-Match</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="204">The garment is gone.</response>
    /// <response code="400">The id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no such garment, or it is not yours to delete.</response>
    /// <response code="409">A try-on that has not ended needs it.</response>
    /// <response code="412">The garment has another version than <c>If-Match</c> names.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database or the storage is away, or too many pictures are being worked on.</response>
    [HttpDelete("{id}", Name = "Clothing_Delete")]
    [MayAnswer("clothing_in_use", "concurrent_change")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Delete([FromRoute] EntityId id, ExpectedVersion expected, CancellationToken cancellationToken) =>
        NoContent(await dispatcher.SendAsync(new DeleteGarment(id, expected), cancellationToken));
}

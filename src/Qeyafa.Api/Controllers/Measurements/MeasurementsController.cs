using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Measurements;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Api.Controllers.Measurements;

/// <summary>Single records of body measurements.</summary>
[Route("api/v1/measurements")]
[Tags("measurements")]
public sealed class MeasurementsController(IDispatcher dispatcher, IReservedId reserved) : ApiController
{
    private const string Path = "/api/v1/measurements/";

    /// <summary>Records measurements.</summary>
    /// <remarks>
    /// Values are kept as entered, in the unit in which they were entered. A value far outside of what bodies measure is refused; an unusual one is stored,
    /// and <c>warnings</c> asks to look at the number again. With <c>update_body</c> the body record (<c>GET /body</c>) takes the values over in the same step.
    /// </remarks>
    /// <param name="body">The record: at least one value.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="201">The record as it is stored, with its <c>Location</c> and <c>ETag</c>.</response>
    /// <response code="400">The body cannot be read: a wrong type, an unknown member, an id that is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">The person in <c>user_id</c> is none for whom you may write, or whose body record you may change where <c>update_body</c> asks for it.</response>
    /// <response code="409">The same request is still being carried out, or another request changed the body record at the same time.</response>
    /// <response code="413">The body is larger than 1 MiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">A rule is broken; <c>errors</c> names it by member, such as <c>measurements.chest</c>.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPost("", Name = "Measurements_Record")]
    [MayAnswer("concurrent_change")]
    [IdempotentCreate]
    [ProducesResponseType<MeasurementDto>(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<MeasurementDto>> Record([FromBody] RecordMeasurementBody body, CancellationToken cancellationToken) =>
        CreatedResource(await dispatcher.SendAsync(new RecordMeasurement(body.ToInput(), body.UserId, reserved.Value, body.UpdateBody), cancellationToken), created => Path + created.Id);

    /// <summary>Answers one record.</summary>
    /// <param name="id">The record's id: 24 hexadecimal digits.</param>
    /// <param name="unit">The unit to show lengths in: <c>cm</c> or <c>inch</c>; as entered where left out.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The record, with its <c>ETag</c>.</response>
    /// <response code="304">The record still has the version that <c>If-None-Match</c> names.</response>
    /// <response code="400">The id is no id, or the unit is none.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no such record, or it is not yours to read.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("{id}", Name = "Measurements_Get")]
    [ProducesResponseType<MeasurementDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<MeasurementDto>> Get([FromRoute] EntityId id, [FromQuery] LengthUnit? unit, CancellationToken cancellationToken) =>
        Resource(await dispatcher.SendAsync(new GetMeasurement(id, unit), cancellationToken));

    /// <summary>Replaces the values of a record.</summary>
    /// <remarks>
    /// A measurement, height, weight or note that is left out is gone; <c>unit</c>, <c>processed_at</c> and <c>source</c> stay as they are.
    /// With <c>If-Match</c> the record must have that version. The pictures and the person stay.
    /// </remarks>
    /// <param name="id">The record's id: 24 hexadecimal digits.</param>
    /// <param name="body">All that the record will say of its values.</param>
    /// <param name="expected">From <c>If-Match</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The record as it is now, with its new <c>ETag</c>.</response>
    /// <response code="400">The id is no id, or the body cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no such record, or it is not yours to change.</response>
    /// <response code="409">Another request changed the record at the same time.</response>
    /// <response code="412">The record has another version than <c>If-Match</c> names.</response>
    /// <response code="413">The body is larger than 1 MiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">A rule is broken; <c>errors</c> names it by member, such as <c>measurements.chest</c>.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPut("{id}", Name = "Measurements_Replace")]
    [ProducesResponseType<MeasurementDto>(StatusCodes.Status200OK)]
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
    public async Task<ActionResult<MeasurementDto>> Replace([FromRoute] EntityId id, [FromBody] ReviseMeasurementBody body, ExpectedVersion expected, CancellationToken cancellationToken) =>
        StoredResource(await dispatcher.SendAsync(new ReviseMeasurement(id, body.ToInput(), expected), cancellationToken));

    /// <summary>Deletes a record.</summary>
    /// <param name="id">The record's id: 24 hexadecimal digits.</param>
    /// <param name="expected">From <c>If-Match</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="204">The record is gone.</response>
    /// <response code="400">The id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no such record, or it is not yours to delete.</response>
    /// <response code="412">The record has another version than <c>If-Match</c> names.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpDelete("{id}", Name = "Measurements_Delete")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Delete([FromRoute] EntityId id, ExpectedVersion expected, CancellationToken cancellationToken) =>
        NoContent(await dispatcher.SendAsync(new DeleteMeasurement(id, expected), cancellationToken));

    /// <summary>Compares two records of one person.</summary>
    /// <remarks>
    /// <c>significant</c> says whether a change exceeds what measuring twice scatters: 1.96 × √2 × the noise in the vocabulary.
    /// It is null for weight and for custom names, of which no noise is known.
    /// </remarks>
    /// <param name="fromId">The id of the record to compare with: 24 hexadecimal digits.</param>
    /// <param name="toId">The id of the record that is compared: 24 hexadecimal digits.</param>
    /// <param name="unit">The unit of lengths, <c>cm</c> or <c>inch</c>; where left out the one that the person prefers, else that of the second record.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">One entry for each measurement of either record.</response>
    /// <response code="400">An id is missing or is no id, or the unit is none.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">One of the records is not there, or is not yours to read.</response>
    /// <response code="422">The records are of two people.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("compare", Name = "Measurements_Compare")]
    [ProducesResponseType<ComparisonDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<ComparisonDto>> Compare([FromQuery] EntityId fromId, [FromQuery] EntityId toId, [FromQuery] LengthUnit? unit, CancellationToken cancellationToken) =>
        Answer(await dispatcher.SendAsync(new CompareMeasurements(fromId, toId, unit), cancellationToken));

    /// <summary>Lists the measurements that the system knows, so that a form can be built of them.</summary>
    /// <remarks>
    /// Bands are in cm, in kg for weight: outside of <c>warn</c> a value is stored with a warning, outside of <c>reject</c> it is refused.
    /// <c>typical</c> values are the 5th to 95th percentile of ANSUR II (US Army, 2012); <c>noise_mm</c> is the tolerance of ISO 20685.
    /// </remarks>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The known measurements, and what other names must obey.</response>
    /// <response code="429">Too many requests.</response>
    [HttpGet("vocabulary", Name = "Measurements_Vocabulary")]
    [Microsoft.AspNetCore.Authorization.AllowAnonymous]
    [ProducesResponseType<VocabularyDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    public async Task<ActionResult<VocabularyDto>> Vocabulary(CancellationToken cancellationToken) => Answer(await dispatcher.SendAsync(new GetVocabulary(), cancellationToken));
}

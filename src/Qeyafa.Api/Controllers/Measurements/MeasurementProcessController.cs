using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Measurements;
using Qeyafa.Application.Measurements.Processing;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Api.Controllers.Measurements;

/// <summary>Measuring from pictures.</summary>
[Route("api/v1/measurements/process")]
[Tags("measurements")]
public sealed class MeasurementProcessController(IDispatcher dispatcher, IReservedId reserved) : ApiController
{
    private const string Front = "front";
    private const string Side = "side";
    private const string Height = "height";
    private const string Unit = "unit";
    private const string UserId = "user_id";

    /// <summary>Has a person measured from two pictures and their height, and records it.</summary>
    /// <remarks>
    /// <c>multipart/form-data</c>: the pictures <c>front</c> and <c>side</c> (JPEG, PNG, WebP or HEIC of at most 10 MiB each), <c>height</c> in <c>unit</c>
    /// (<c>cm</c> by default, or <c>inch</c>), and <c>user_id</c> for a person for whom the caller may write. The record has the pictures in <c>image_paths</c>, the
    /// service's <c>ai_confidence</c>, and the source <c>ai_service</c> (<c>mock</c> where values are invented, outside Production);
    /// <c>warnings</c> names the values that the service is not sure of. A request may take 50 s.
    /// </remarks>
    /// <param name="form">The pictures and the height.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="201">The record as it is stored, with its <c>Location</c> and <c>ETag</c>.</response>
    /// <response code="400">The form cannot be read, a part is missing, or the height is no number.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">The person in <c>user_id</c> is none for whom you may write.</response>
    /// <response code="409">The same request is still being carried out.</response>
    /// <response code="413">A picture, or the form, is too large.</response>
    /// <response code="415">The body is no form data, or a file is no picture.</response>
    /// <response code="422">The height is outside its range, a picture is damaged, or the person cannot be measured from the pictures: <c>errors</c> says what to do.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The measurement service, the database or the storage is away.</response>
    [HttpPost("", Name = "Measurements_Process")]
    [MayAnswer("measuring_failed", "measuring_unavailable", "concurrent_change")]
    [TakesForm(files: [Front, Side], fields: [Height, Unit, UserId], Optional = [Unit, UserId])]
    [FormPart(Front, "The person from the front, from head to feet, of at most 10 MiB.")]
    [FormPart(Side, "The person from the side, from head to feet, of at most 10 MiB.")]
    [FormPart(Height, "Standing height, in `unit`, with a point for decimals: 101.25 to 257.5 cm, which are 39.87 to 101.37 inches.", Type = typeof(double))]
    [FormPart(Unit, "The unit of the height, and of the record that is made: `cm` (where left out) or `inch` (2.54 cm).", Type = typeof(LengthUnit))]
    [FormPart(UserId, "Whose measurements they are: the caller's unless the caller may write for that person.", Type = typeof(EntityId))]
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
    public async Task<ActionResult<MeasurementDto>> Process(MultipartForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var request = Read(form);
        return request.IsSuccess
            ? CreatedResource(await dispatcher.SendAsync(request.Value, cancellationToken), created => "/api/v1/measurements/" + created.Id)
            : Problem(request.Error!);
    }

    private Result<ProcessMeasurement> Read(MultipartForm form)
    {
        var wrong = new List<KeyValuePair<string, string>>();
        if (!double.TryParse(form.Field(Height), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var height) || !double.IsFinite(height))
        {
            wrong.Add(new(Height, "must be a number with a point for decimals, such as 172.5."));
        }

        var unit = LengthUnit.Cm;
        if (form.Field(Unit) is { } word && !LengthUnits.TryParse(word, out unit)) wrong.Add(new(Unit, "must be cm or inch."));

        EntityId owner = default;
        var isNamed = form.Field(UserId) is not null;
        if (isNamed && !EntityId.TryParse(form.Field(UserId), provider: null, out owner)) wrong.Add(new(UserId, "must be an id: 24 hexadecimal digits."));

        return wrong.Count > 0 ? Error.Malformed(wrong) : new ProcessMeasurement(form.File(Front), form.File(Side), height, unit, isNamed ? owner : null, reserved.Value);
    }
}

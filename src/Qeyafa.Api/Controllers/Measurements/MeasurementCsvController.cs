using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Api.Problems;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Measurements;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Api.Controllers.Measurements;

/// <summary>A person's measurements as CSV, out and in.</summary>
[Route("api/v1/measurements")]
[Tags("measurements")]
public sealed class MeasurementCsvController(IDispatcher dispatcher, IReservedId reserved) : ApiController
{
    private const int ExportSeconds = 600;

    private static readonly Error WrongMediaType = new(ErrorKind.Malformed, CommonProblems.UnsupportedMediaType, "Send the body as text/csv in UTF-8, not compressed.");

    /// <summary>Answers a person's history as CSV (RFC 4180, UTF-8), newest first, however long it is.</summary>
    /// <remarks>
    /// Columns: id, processed_at, unit, source, note, height, weight, ai_confidence, then one for each measurement that the records have.
    /// A text that a spreadsheet would take for a formula has an apostrophe before it, which importing takes away again.
    /// </remarks>
    /// <param name="userId">Whose history: 24 hexadecimal digits.</param>
    /// <param name="unit">The unit of lengths, <c>cm</c> or <c>inch</c>; where left out each record's own, so that nothing is lost on the way back in.</param>
    /// <param name="from">The earliest <c>processed_at</c>, included (RFC 3339).</param>
    /// <param name="to">The latest <c>processed_at</c>, included (RFC 3339).</param>
    /// <param name="source">Where the values come from: <c>manual</c>, <c>ai_service</c> or <c>mock</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The history.</response>
    /// <response code="400">A parameter cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">The history is not yours to read.</response>
    /// <response code="422"><c>to</c> is before <c>from</c>.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("history/{userId}.csv", Name = "Measurements_Export")]
    [Answers(CsvAnswer.MediaType)]
    [TimeLimit(ExportSeconds)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, CsvAnswer.MediaType)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Export(
        [FromRoute] EntityId userId,
        [FromQuery] LengthUnit? unit,
        [FromQuery] DateTimeOffset? from,
        [FromQuery] DateTimeOffset? to,
        [FromQuery] MeasurementSource? source,
        CancellationToken cancellationToken)
    {
        var exported = await dispatcher.SendAsync(new ExportMeasurements(userId, new MeasurementFilter(from, to, source), unit), cancellationToken);
        return exported.IsSuccess ? new CsvAnswer(exported.Value) : Problem(exported.Error);
    }

    /// <summary>Records many measurements from CSV, all or none.</summary>
    /// <remarks>
    /// The body is <c>text/csv</c> in UTF-8 with the columns of the export in any order, of at most 1 MiB and 5,000 records. Columns may be missing:
    /// the unit is cm, the source <c>manual</c> and the time now by default. The column <c>id</c> is passed over: what is imported is new.
    /// </remarks>
    /// <param name="userId">Whose measurements they are: the caller's unless the caller may write for that person.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">How many records were stored, and what is worth a second look.</response>
    /// <response code="400">The body is not CSV in UTF-8, or the id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">The person in <c>user_id</c> is none for whom you may write.</response>
    /// <response code="409">The same request is still being carried out.</response>
    /// <response code="413">The body is larger than 1 MiB.</response>
    /// <response code="415">The body is not <c>text/csv</c>.</response>
    /// <response code="422">A line breaks a rule; <c>errors</c> names it by line and column, such as <c>line 3.chest</c>. Nothing is stored.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPost("import", Name = "Measurements_Import")]
    [MayAnswer("concurrent_change")]
    [IdempotentCreate]
    [TakesText(CsvAnswer.MediaType, Example = "processed_at,unit,chest,waist\n2026-01-31T09:30:00Z,cm,96.5,81\n")]
    [ProducesResponseType<ImportDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<ImportDto>> Import([FromQuery] EntityId? userId, CancellationToken cancellationToken) =>
        CsvAnswer.IsCsv(Request)
            ? Answer(await dispatcher.SendAsync(new ImportMeasurements(Request.Body, userId, reserved.Value), cancellationToken))
            : Problem(WrongMediaType);
}

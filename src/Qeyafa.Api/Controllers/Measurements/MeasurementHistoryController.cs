using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Measurements;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Api.Controllers.Measurements;

/// <summary>A person's measurements over time.</summary>
[Route("api/v1/measurements")]
[Tags("measurements")]
public sealed class MeasurementHistoryController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Answers a page of a person's history, newest first.</summary>
    /// <param name="userId">Whose history: 24 hexadecimal digits.</param>
    /// <param name="page">Which page.</param>
    /// <param name="unit">The unit to show lengths in, <c>cm</c> or <c>inch</c>; where left out the one that the person prefers, and each record as entered without a preference.</param>
    /// <param name="from">The earliest <c>processed_at</c>, included (RFC 3339).</param>
    /// <param name="to">The latest <c>processed_at</c>, included (RFC 3339).</param>
    /// <param name="source">Where the values come from: <c>manual</c>, <c>ai_service</c> or <c>mock</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The page, with a <c>Link</c> header to the next.</response>
    /// <response code="400">A parameter cannot be read: an id that is no id, a cursor that is not of a history, a skip or limit out of range.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">The history is not yours to read.</response>
    /// <response code="422"><c>to</c> is before <c>from</c>.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("history/{userId}", Name = "Measurements_History")]
    [ProducesResponseType<PageBody<MeasurementDto>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<PageBody<MeasurementDto>>> History(
        [FromRoute] EntityId userId,
        PageQuery page,
        [FromQuery] LengthUnit? unit,
        [FromQuery] DateTimeOffset? from,
        [FromQuery] DateTimeOffset? to,
        [FromQuery] MeasurementSource? source,
        CancellationToken cancellationToken) =>
        List(await dispatcher.SendAsync(new GetHistory(userId, page.ToRequest(), new MeasurementFilter(from, to, source), unit), cancellationToken));

    /// <summary>Answers a person's latest record.</summary>
    /// <param name="userId">Whose: 24 hexadecimal digits.</param>
    /// <param name="unit">The unit to show lengths in, <c>cm</c> or <c>inch</c>; where left out the one that the person prefers, and as entered without a preference.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The record with the latest <c>processed_at</c>.</response>
    /// <response code="400">The id is no id, or the unit is none.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no record yet, or it is not yours to read.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("latest/{userId}", Name = "Measurements_Latest")]
    [ProducesResponseType<MeasurementDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<MeasurementDto>> Latest([FromRoute] EntityId userId, [FromQuery] LengthUnit? unit, CancellationToken cancellationToken) =>
        Answer(await dispatcher.SendAsync(new GetLatest(userId, unit), cancellationToken));

    /// <summary>Tells how a person's measurements developed.</summary>
    /// <remarks>
    /// One series for each measurement, height and weight among them: vocabulary names in the vocabulary's order, then custom ones by name.
    /// <c>significant</c> says whether the change from first to last exceeds what measuring twice scatters; null where no noise is known (weight, custom names).
    /// </remarks>
    /// <param name="userId">Whose: 24 hexadecimal digits.</param>
    /// <param name="unit">The unit of lengths, <c>cm</c> or <c>inch</c>; where left out the one that the person prefers, else cm. Weight is in kg.</param>
    /// <param name="from">The earliest <c>processed_at</c>, included (RFC 3339).</param>
    /// <param name="to">The latest <c>processed_at</c>, included (RFC 3339).</param>
    /// <param name="source">Where the values come from: <c>manual</c>, <c>ai_service</c> or <c>mock</c>.</param>
    /// <param name="names">Which measurements, separated by commas; at most 100. All where left out.</param>
    /// <param name="interval">By what the points are gathered (UTC): <c>day</c>, <c>week</c> (from Monday) or <c>month</c> (the default).</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The series; none where there is no record.</response>
    /// <response code="400">A parameter cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">The history is not yours to read.</response>
    /// <response code="422">A name is no name, <c>to</c> is before <c>from</c>, or the records span more than 2,000 intervals.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("trends/{userId}", Name = "Measurements_Trends")]
    [ProducesResponseType<TrendsDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<TrendsDto>> Trends(
        [FromRoute] EntityId userId,
        [FromQuery] LengthUnit? unit,
        [FromQuery] DateTimeOffset? from,
        [FromQuery] DateTimeOffset? to,
        [FromQuery] MeasurementSource? source,
        [FromQuery] string? names,
        [FromQuery] TrendInterval interval = TrendInterval.Month,
        CancellationToken cancellationToken = default) =>
        Answer(await dispatcher.SendAsync(new GetTrends(userId, new MeasurementFilter(from, to, source), interval, NameList.Of(names), unit), cancellationToken));

    /// <summary>Draws a person's history as a picture (SVG).</summary>
    /// <remarks>
    /// A line for each measurement, of at most 200 points; weight has a panel of its own. The picture follows the reader's light or dark scheme,
    /// holds no script, and says in words what it shows.
    /// </remarks>
    /// <param name="userId">Whose history: 24 hexadecimal digits.</param>
    /// <param name="names">Which measurements, separated by commas; at most 8. Chest, waist and hips where left out.</param>
    /// <param name="unit">The unit of lengths, <c>cm</c> or <c>inch</c>; where left out the one that the person prefers, else cm.</param>
    /// <param name="from">The earliest <c>processed_at</c>, included (RFC 3339).</param>
    /// <param name="to">The latest <c>processed_at</c>, included (RFC 3339).</param>
    /// <param name="source">Where the values come from: <c>manual</c>, <c>ai_service</c> or <c>mock</c>.</param>
    /// <param name="width">The width in CSS pixels, 320 to 2,000; 900 where left out.</param>
    /// <param name="height">The height in CSS pixels, 240 to 1,600; 520 where left out.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The picture; where there is no value it says so.</response>
    /// <response code="400">A parameter cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">The history is not yours to read.</response>
    /// <response code="422">A name is no name, there are too many, the size is out of range, or <c>to</c> is before <c>from</c>.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("chart/{userId}.svg", Name = "Measurements_Chart")]
    [Answers(SvgAnswer.MediaType)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, SvgAnswer.MediaType)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Chart(
        [FromRoute] EntityId userId,
        [FromQuery] string? names,
        [FromQuery] LengthUnit? unit,
        [FromQuery] DateTimeOffset? from,
        [FromQuery] DateTimeOffset? to,
        [FromQuery] MeasurementSource? source,
        [FromQuery] int width = DrawChart.DefaultWidth,
        [FromQuery] int height = DrawChart.DefaultHeight,
        CancellationToken cancellationToken = default)
    {
        var drawn = await dispatcher.SendAsync(new DrawChart(userId, new MeasurementFilter(from, to, source), NameList.Of(names), unit, width, height), cancellationToken);
        return drawn.IsSuccess ? new SvgAnswer(drawn.Value) : Problem(drawn.Error);
    }
}

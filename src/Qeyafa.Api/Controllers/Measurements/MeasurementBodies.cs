using System.Text.Json.Serialization;
using Qeyafa.Api.Json;
using Qeyafa.Application.Measurements;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Api.Controllers.Measurements;

/// <summary>A record to be stored: at least one value.</summary>
/// <param name="Measurements">
/// At most 100 lengths by name, in <c>unit</c>. <c>GET /measurements/vocabulary</c> lists the known names with the values that are accepted;
/// any other name matches <c>^[a-z][a-z0-9_]{0,39}$</c> and has a length of more than 0 and at most 300 cm.
/// </param>
/// <param name="Height">Standing height, in <c>unit</c>; 101.25 to 257.5 cm.</param>
/// <param name="Weight">Body mass in kg, whatever the unit; 26.6 to 306.</param>
/// <param name="Unit">The unit of every length: <c>cm</c> (the default) or <c>inch</c> (2.54 cm).</param>
/// <param name="ProcessedAt">When the values were taken; from 1900 to now, which is the default.</param>
/// <param name="Source">Where the values come from: <c>manual</c> (the default), <c>ai_service</c> or <c>mock</c>.</param>
/// <param name="Note">A remark of at most 2,000 characters.</param>
/// <param name="UserId">Whose measurements they are: the caller's unless the caller may write for that person.</param>
/// <param name="UpdateBody">
/// Whether the person's body record takes these values over, all or nothing with the record: a value given here replaces the body's, the others stay, and the body
/// record is in this <c>unit</c> afterwards. Where there is no body record, one is made. A share is not enough for it.
/// </param>
public sealed record RecordMeasurementBody(
    IReadOnlyDictionary<string, double>? Measurements = null,
    double? Height = null,
    double? Weight = null,
    LengthUnit? Unit = null,
    DateTimeOffset? ProcessedAt = null,
    MeasurementSource? Source = null,
    [property: JsonConverter(typeof(MultilineTextConverter))] string? Note = null,
    EntityId? UserId = null,
    bool UpdateBody = false)
{
    internal MeasurementInput ToInput() => new(Measurements, Height, Weight, Unit, ProcessedAt, Source, Note);
}

/// <summary>All that a record says of its values; a measurement, height, weight or note that is left out is gone.</summary>
/// <param name="Measurements">At most 100 lengths by name, in <c>unit</c>, by the same rules as in a new record.</param>
/// <param name="Height">Standing height, in <c>unit</c>; 101.25 to 257.5 cm.</param>
/// <param name="Weight">Body mass in kg, whatever the unit; 26.6 to 306.</param>
/// <param name="Unit">The unit of every length: <c>cm</c> or <c>inch</c>; as it is where left out.</param>
/// <param name="ProcessedAt">When the values were taken; from 1900 to now; as it is where left out.</param>
/// <param name="Source">Where the values come from: <c>manual</c>, <c>ai_service</c> or <c>mock</c>; as it is where left out.</param>
/// <param name="Note">A remark of at most 2,000 characters.</param>
public sealed record ReviseMeasurementBody(
    IReadOnlyDictionary<string, double>? Measurements = null,
    double? Height = null,
    double? Weight = null,
    LengthUnit? Unit = null,
    DateTimeOffset? ProcessedAt = null,
    MeasurementSource? Source = null,
    [property: JsonConverter(typeof(MultilineTextConverter))] string? Note = null)
{
    internal MeasurementInput ToInput() => new(Measurements, Height, Weight, Unit, ProcessedAt, Source, Note);
}

using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Domain.Wardrobe;

/// <summary>
/// What a person's body is like now: values, a picture, or both. A person has one at most. Values are kept as they were entered, in the unit in which they were entered.
/// </summary>
public sealed class BodyRecord
{
    private BodyRecord(EntityId id, EntityId userId) => (Id, UserId) = (id, userId);

    /// <summary>The record's id.</summary>
    public EntityId Id { get; }

    /// <summary>Whose body it is.</summary>
    public EntityId UserId { get; }

    /// <summary>Standing height, in <see cref="Unit"/>.</summary>
    public double? Height { get; private set; }

    /// <summary>Body mass in kg.</summary>
    public double? Weight { get; private set; }

    /// <summary>The unit of every length in the record.</summary>
    public LengthUnit Unit { get; private set; }

    /// <summary>The lengths by name, in <see cref="Unit"/>.</summary>
    public MeasurementSet Measurements { get; private set; } = MeasurementSet.Empty;

    /// <summary>The picture of the body; null where none was uploaded.</summary>
    public PictureKey? Picture { get; private set; }

    /// <summary>When the record was first stored, to the millisecond (UTC).</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When it was last changed, to the millisecond (UTC).</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Counts the record's states, from 1.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>A record that says nothing yet.</summary>
    /// <param name="id">The new record's id.</param>
    /// <param name="userId">Whose body it is.</param>
    /// <param name="now">The present.</param>
    public static BodyRecord Begin(EntityId id, EntityId userId, DateTimeOffset now)
    {
        var moment = Moment.ToMilliseconds(now);
        return new BodyRecord(id, userId) { CreatedAt = moment, UpdatedAt = moment };
    }

    /// <summary>The first record of a person, with values.</summary>
    /// <returns>The record, or every rule that the entry breaks, by member (<c>measurements.chest</c>).</returns>
    public static Result<BodyRecord> Describe(EntityId id, EntityId userId, BodyEntry entry, DateTimeOffset now)
    {
        var body = Begin(id, userId, now);
        var taken = body.Take(entry, now);
        return taken.IsSuccess ? body : taken.Error;
    }

    /// <summary>The first record of a person, with what was measured.</summary>
    public static BodyRecord Of(EntityId id, Measurement measurement, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        var body = Begin(id, measurement.UserId, now);
        (body.Height, body.Weight, body.Unit, body.Measurements) = (measurement.Height, measurement.Weight, measurement.Unit, measurement.Measurements);
        return body;
    }

    /// <summary>Replaces all values: one that is not given is gone. The picture stays.</summary>
    /// <returns>Done, or every rule that the entry breaks, by member; the record is unchanged then.</returns>
    public Result<Done> Revise(BodyEntry entry, DateTimeOffset now)
    {
        var taken = Take(entry, now);
        if (taken.IsSuccess) Touch(now);
        return taken;
    }

    /// <summary>
    /// Takes over what was measured: a value that the measurement has replaces the record's, and every other one stays. The record is in the measurement's unit
    /// afterwards, so that the new values stay as they were entered; converting the others back returns what was entered (<see cref="LengthUnits.Convert"/>).
    /// </summary>
    /// <returns>Done, or that the record would have too many values; it is unchanged then.</returns>
    public Result<Done> Adopt(Measurement measurement, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        var kept = Measurements.Where(value => measurement.Measurements[value.Name] is null);
        var merged = MeasurementSet.Of([.. MeasurementSet.Of(kept).Convert(Unit, measurement.Unit), .. measurement.Measurements]);
        if (merged.Count > MeasurementRules.MaxValues)
        {
            return Error.Rule("update_body", $"The body record would have {merged.Count} values; it has at most {MeasurementRules.MaxValues}.");
        }

        Height = measurement.Height ?? (Height is { } height ? LengthUnits.Convert(height, Unit, measurement.Unit) : null);
        Weight = measurement.Weight ?? Weight;
        Measurements = merged;
        Unit = measurement.Unit;
        Touch(now);
        return default(Done);
    }

    /// <summary>Names the picture, which has been stored.</summary>
    public void Show(PictureKey picture) => Picture = picture;

    /// <summary>What is worth a second look in the values. It never blocks.</summary>
    public IReadOnlyList<MeasurementWarning> Warnings() => MeasurementWarnings.Of(Height, Weight, Unit, Measurements);

    /// <summary>A stored record, as it is: no rule is looked at, since records of earlier systems must stay readable.</summary>
    public static BodyRecord Restore(
        EntityId id,
        EntityId userId,
        double? height,
        double? weight,
        LengthUnit unit,
        MeasurementSet measurements,
        PictureKey? picture,
        DateTimeOffset createdAt,
        DateTimeOffset updatedAt,
        long version) => new(id, userId)
        {
            Height = height,
            Weight = weight,
            Unit = unit,
            Measurements = measurements,
            Picture = picture,
            CreatedAt = createdAt,
            UpdatedAt = updatedAt,
            Version = version,
        };

    private Result<Done> Take(BodyEntry entry, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var values = new MeasurementEntry { Measurements = entry.Measurements, Height = entry.Height, Weight = entry.Weight, Unit = entry.Unit ?? Unit, ProcessedAt = now };
        var broken = MeasurementRules.Broken(values, now);
        if (broken.Count > 0) return Error.Rules(broken);

        (Height, Weight, Unit) = (values.Height, values.Weight, values.Unit);
        Measurements = MeasurementSet.Of(values.Measurements.Select(pair => new MeasuredValue(MeasurementName.Of(pair.Key), pair.Value)));
        return default(Done);
    }

    private void Touch(DateTimeOffset now)
    {
        UpdatedAt = Moment.ToMilliseconds(now);
        Version++;
    }
}

using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Measurements;

/// <summary>One taking of a person's measurements. Values are kept as they were entered, in the unit in which they were entered.</summary>
public sealed class Measurement
{
    private Measurement(EntityId id, EntityId userId)
    {
        Id = id;
        UserId = userId;
    }

    /// <summary>The record's id.</summary>
    public EntityId Id { get; }

    /// <summary>Whose measurements they are.</summary>
    public EntityId UserId { get; }

    /// <summary>The lengths by name, in <see cref="Unit"/>.</summary>
    public MeasurementSet Measurements { get; private set; } = MeasurementSet.Empty;

    /// <summary>Standing height, in <see cref="Unit"/>.</summary>
    public double? Height { get; private set; }

    /// <summary>Body mass in kg.</summary>
    public double? Weight { get; private set; }

    /// <summary>The unit of every length in the record.</summary>
    public LengthUnit Unit { get; private set; }

    /// <summary>The storage keys of the pictures that the values were estimated from.</summary>
    public IReadOnlyList<string> ImagePaths { get; private set; } = [];

    /// <summary>When the values were taken, to the millisecond.</summary>
    public DateTimeOffset ProcessedAt { get; private set; }

    /// <summary>How sure the measurement service is, 0 to 1; null for values that a person entered.</summary>
    public double? AiConfidence { get; private set; }

    /// <summary>Where the values come from.</summary>
    public MeasurementSource Source { get; private set; }

    /// <summary>A remark.</summary>
    public string? Note { get; private set; }

    /// <summary>When the record was stored, to the millisecond.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When the record was last revised; null when it never was.</summary>
    public DateTimeOffset? UpdatedAt { get; private set; }

    /// <summary>Counts the record's states, from 1.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>Records measurements.</summary>
    /// <param name="id">The new record's id.</param>
    /// <param name="userId">Whose measurements they are.</param>
    /// <param name="entry">The values.</param>
    /// <param name="now">The present.</param>
    /// <returns>The record, or every rule that the entry breaks, by member (<c>measurements.chest</c>).</returns>
    public static Result<Measurement> Record(EntityId id, EntityId userId, MeasurementEntry entry, DateTimeOffset now)
    {
        var broken = MeasurementRules.Broken(entry, now);
        if (broken.Count > 0) return Error.Rules(broken);

        var measurement = new Measurement(id, userId) { CreatedAt = Moment.ToMilliseconds(now), ImagePaths = entry.ImagePaths };
        measurement.Take(entry);
        return measurement;
    }

    /// <summary>
    /// Replaces the values. The pictures stay; the confidence stays while the source does, since it speaks of what that source measured.
    /// </summary>
    /// <param name="entry">The new values, whole.</param>
    /// <param name="now">The present.</param>
    /// <returns>Done, or every rule that the entry breaks, by member; the record is unchanged then.</returns>
    public Result<Done> Revise(MeasurementEntry entry, DateTimeOffset now)
    {
        var broken = MeasurementRules.Broken(entry, now);
        if (broken.Count > 0) return Error.Rules(broken);

        Take(entry with { AiConfidence = entry.AiConfidence ?? (entry.Source == Source ? AiConfidence : null) });
        UpdatedAt = Moment.ToMilliseconds(now);
        Version++;
        return default(Done);
    }

    /// <summary>
    /// The record with every length in another unit, to be shown. It is converted from the values as entered, so asking for their own unit answers them exactly.
    /// It is for showing only: storing it would lose the values as entered.
    /// </summary>
    public Measurement In(LengthUnit unit) => unit == Unit
        ? this
        : new Measurement(Id, UserId)
        {
            Measurements = Measurements.Convert(Unit, unit),
            Height = Height is { } height ? LengthUnits.Convert(height, Unit, unit) : null,
            Weight = Weight,
            Unit = unit,
            ImagePaths = ImagePaths,
            ProcessedAt = ProcessedAt,
            AiConfidence = AiConfidence,
            Source = Source,
            Note = Note,
            CreatedAt = CreatedAt,
            UpdatedAt = UpdatedAt,
            Version = Version,
        };

    /// <summary>The value of a name, height and weight included, in the record's unit (weight in kg); null where it was not measured.</summary>
    public double? ValueOf(MeasurementName name) =>
        Measurements[name] ?? (name.Equals(MeasurementVocabulary.Height) ? Height : name.Equals(MeasurementVocabulary.Weight) ? Weight : null);

    /// <summary>What is worth a second look in the values. It never blocks.</summary>
    public IReadOnlyList<MeasurementWarning> Warnings() => MeasurementWarnings.Of(Height, Weight, Unit, Measurements);

    /// <summary>A stored record, as it is: no rule is looked at, since records of earlier systems must stay readable.</summary>
    public static Measurement Restore(
        EntityId id,
        EntityId userId,
        MeasurementSet measurements,
        double? height,
        double? weight,
        LengthUnit unit,
        IReadOnlyList<string> imagePaths,
        DateTimeOffset processedAt,
        double? aiConfidence,
        MeasurementSource source,
        string? note,
        DateTimeOffset createdAt,
        DateTimeOffset? updatedAt,
        long version) => new(id, userId)
        {
            Measurements = measurements,
            Height = height,
            Weight = weight,
            Unit = unit,
            ImagePaths = imagePaths,
            ProcessedAt = processedAt,
            AiConfidence = aiConfidence,
            Source = source,
            Note = note,
            CreatedAt = createdAt,
            UpdatedAt = updatedAt,
            Version = version,
        };

    private void Take(MeasurementEntry entry)
    {
        Measurements = MeasurementSet.Of(entry.Measurements.Select(pair => new MeasuredValue(MeasurementName.Of(pair.Key), pair.Value)));
        Height = entry.Height;
        Weight = entry.Weight;
        Unit = entry.Unit;
        ProcessedAt = Moment.ToMilliseconds(entry.ProcessedAt);
        Source = entry.Source;
        AiConfidence = entry.AiConfidence;
        Note = string.IsNullOrEmpty(entry.Note) ? null : entry.Note;
    }
}

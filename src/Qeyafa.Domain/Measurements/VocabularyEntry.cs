namespace Qeyafa.Domain.Measurements;

/// <summary>What sort of quantity a measurement is.</summary>
public enum MeasurementKind
{
    /// <summary>Around a part of the body.</summary>
    Girth,

    /// <summary>From one point of the body to another, straight or along it.</summary>
    Length,

    /// <summary>Body mass.</summary>
    Mass,
}

/// <summary>A range of values, both ends included.</summary>
/// <param name="Min">The smallest value within.</param>
/// <param name="Max">The largest value within.</param>
public readonly record struct Band(double Min, double Max)
{
    /// <summary>Whether a value lies within; NaN does not.</summary>
    public bool Contains(double value) => value >= Min && value <= Max;
}

/// <summary>What is known of one measurement of the vocabulary. Lengths are in cm, mass in kg.</summary>
public sealed class VocabularyEntry
{
    private readonly Band _warnInches;
    private readonly Band _rejectInches;

    internal VocabularyEntry(int index, string name, string definition, MeasurementKind kind, Band warn, double? noiseMm)
    {
        Index = index;
        Name = new MeasurementName(name, this);
        Definition = definition;
        Kind = kind;
        Warn = warn;
        NoiseMm = noiseMm;
        Reject = kind == MeasurementKind.Length
            ? new Band(LengthUnits.Tidy(warn.Min * 0.75), LengthUnits.Tidy(warn.Max * 1.25))
            : new Band(LengthUnits.Tidy(warn.Min * 0.70), LengthUnits.Tidy(warn.Max * 1.70));
        _warnInches = InInches(Warn);
        _rejectInches = InInches(Reject);
    }

    /// <summary>The place in the vocabulary, from 0.</summary>
    public int Index { get; }

    /// <summary>The canonical name.</summary>
    public MeasurementName Name { get; }

    /// <summary>Where and how it is taken.</summary>
    public string Definition { get; }

    /// <summary>Girth, length or mass.</summary>
    public MeasurementKind Kind { get; }

    /// <summary>The unit of the bands: <c>cm</c>, or <c>kg</c> of mass.</summary>
    public string Unit => Kind == MeasurementKind.Mass ? "kg" : "cm";

    /// <summary>
    /// Outside of it a value is kept with a warning: the 0.5th and 99.5th percentile of both sexes in ANSUR II (US Army, 2012),
    /// widened by 8 % down and by 15 % up on girths or 6 % on lengths. Where <see cref="IsJudgement"/>, it is an estimate.
    /// </summary>
    public Band Warn { get; }

    /// <summary>
    /// Outside of it a value is refused: <see cref="Warn"/> × 0.70 … × 1.70 on girths and mass, × 0.75 … × 1.25 on lengths.
    /// </summary>
    public Band Reject { get; }

    /// <summary>The agreement tolerance of ISO 20685, in mm; null where there is none (mass).</summary>
    public double? NoiseMm { get; }

    /// <summary>The 5th to 95th percentile of women in ANSUR II (1,986 women); null where it was not measured.</summary>
    public Band? TypicalWomen { get; internal init; }

    /// <summary>The 5th to 95th percentile of men in ANSUR II (4,082 men); null where it was not measured.</summary>
    public Band? TypicalMen { get; internal init; }

    /// <summary>The code in Seamly's measurement system; null where there is none.</summary>
    public string? Seamly { get; internal init; }

    /// <summary>The name in FreeSewing; null where there is none.</summary>
    public string? FreeSewing { get; internal init; }

    /// <summary>Whether the bands are a judgement, for want of a source.</summary>
    public bool IsJudgement { get; internal init; }

    /// <summary>The unit of the value in a record whose lengths are in <paramref name="unit"/>: weight is in kg always.</summary>
    public string UnitIn(LengthUnit unit) => Kind == MeasurementKind.Mass ? "kg" : unit.Word();

    /// <summary>The warning band in a record's unit.</summary>
    public Band WarnIn(LengthUnit unit) => unit == LengthUnit.Inch ? _warnInches : Warn;

    /// <summary>The refusal band in a record's unit.</summary>
    public Band RejectIn(LengthUnit unit) => unit == LengthUnit.Inch ? _rejectInches : Reject;

    /// <summary>Whether the value is a member of the record itself (height, weight) rather than of its measurements.</summary>
    public bool IsTopLevel => Index <= 1;

    private Band InInches(Band band) => Kind == MeasurementKind.Mass
        ? band
        : new Band(LengthUnits.Convert(band.Min, LengthUnit.Cm, LengthUnit.Inch), LengthUnits.Convert(band.Max, LengthUnit.Cm, LengthUnit.Inch));
}

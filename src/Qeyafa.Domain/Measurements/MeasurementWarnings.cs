namespace Qeyafa.Domain.Measurements;

/// <summary>Finds what is worth a second look: values outside their usual range, and values that do not go together.</summary>
internal static class MeasurementWarnings
{
    private const double RiseToleranceCm = 6;

    private static readonly MeasurementName Inseam = MeasurementName.Of("inseam");
    private static readonly MeasurementName Outseam = MeasurementName.Of("outseam");
    private static readonly MeasurementName Arms = MeasurementName.Of("arms");
    private static readonly MeasurementName UpperArm = MeasurementName.Of("upper_arm_length");
    private static readonly MeasurementName Chest = MeasurementName.Of("chest");
    private static readonly MeasurementName Underbust = MeasurementName.Of("underbust");
    private static readonly MeasurementName Hips = MeasurementName.Of("hips");
    private static readonly MeasurementName Thigh = MeasurementName.Of("thigh");
    private static readonly MeasurementName WaistToHips = MeasurementName.Of("waist_to_hips");
    private static readonly MeasurementName BodyRise = MeasurementName.Of("body_rise");
    private static readonly MeasurementName FrontWaist = MeasurementName.Of("front_waist_length");
    private static readonly MeasurementName Torso = MeasurementName.Of("torso_girth");

    public static IReadOnlyList<MeasurementWarning> Of(double? height, double? weight, LengthUnit unit, MeasurementSet measurements)
    {
        Span<double> values = stackalloc double[MeasurementVocabulary.Entries.Length];
        values.Fill(double.NaN);
        List<MeasurementWarning>? warnings = null;
        if (height is { } tall) Band(MeasurementVocabulary.Height.Entry!, tall, unit, ref warnings);
        if (weight is { } heavy) Band(MeasurementVocabulary.Weight.Entry!, heavy, unit, ref warnings);
        foreach (ref readonly var measured in measurements.AsSpan())
        {
            if (measured.Name.Entry is { } known)
            {
                values[known.Index] = measured.Value;
                Band(known, measured.Value, unit, ref warnings);
            }
        }

        Order(values, unit, ref warnings);
        return warnings ?? (IReadOnlyList<MeasurementWarning>)[];
    }

    private static void Band(VocabularyEntry known, double value, LengthUnit unit, ref List<MeasurementWarning>? warnings)
    {
        var band = known.WarnIn(unit);
        if (band.Contains(value)) return;
        var below = value < band.Min;
        (warnings ??= []).Add(new(
            known.Name.Text,
            below ? MeasurementWarningCode.BelowUsualRange : MeasurementWarningCode.AboveUsualRange,
            $"{MeasurementRules.Number(value)} {known.UnitIn(unit)} is {(below ? "below" : "above")} the usual {MeasurementRules.Range(band)} {known.UnitIn(unit)}. Please check the number and its unit."));
    }

    private static void Order(ReadOnlySpan<double> values, LengthUnit unit, ref List<MeasurementWarning>? warnings)
    {
        // A value that was not measured is NaN, and no comparison with NaN holds.
        var tolerance = LengthUnits.Convert(RiseToleranceCm, LengthUnit.Cm, unit);
        if (At(values, Outseam) <= At(values, Inseam)) Add(ref warnings, Outseam, "is usually more than inseam");
        if (At(values, Arms) <= At(values, UpperArm)) Add(ref warnings, Arms, "is usually more than upper_arm_length");
        if (At(values, Chest) < At(values, Underbust)) Add(ref warnings, Chest, "is usually no less than underbust");
        if (At(values, Hips) < At(values, Thigh)) Add(ref warnings, Hips, "is usually no less than thigh");
        if (At(values, Outseam) <= At(values, WaistToHips)) Add(ref warnings, Outseam, "is usually more than waist_to_hips");
        if (LengthUnits.Tidy(Math.Abs(At(values, BodyRise) - (At(values, Outseam) - At(values, Inseam)))) > tolerance)
        {
            Add(ref warnings, BodyRise, $"is usually within {MeasurementRules.Number(tolerance)} {unit.Word()} of outseam less inseam");
        }

        if (At(values, FrontWaist) >= At(values, Torso) / 2) Add(ref warnings, FrontWaist, "is usually less than half of torso_girth");
    }

    private static double At(ReadOnlySpan<double> values, MeasurementName name) => values[name.Entry!.Index];

    private static void Add(ref List<MeasurementWarning>? warnings, MeasurementName name, string rule) =>
        (warnings ??= []).Add(new(name.Text, MeasurementWarningCode.OutOfOrder, $"The number for {name.Text} {rule}. Please check both numbers."));
}

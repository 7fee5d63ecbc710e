namespace Qeyafa.Domain.Measurements;

/// <summary>Something about a value that is worth a second look. It speaks of the number, never of the body.</summary>
/// <param name="Name">The name of the measurement.</param>
/// <param name="Code"><see cref="BelowUsual"/>, <see cref="AboveUsual"/> or <see cref="OutOfOrder"/>.</param>
/// <param name="Message">A sentence for a person.</param>
public sealed record MeasurementWarning(string Name, string Code, string Message)
{
    /// <summary>The value is below the usual range.</summary>
    public const string BelowUsual = "below_usual_range";

    /// <summary>The value is above the usual range.</summary>
    public const string AboveUsual = "above_usual_range";

    /// <summary>Two values do not go together.</summary>
    public const string OutOfOrder = "out_of_order";
}

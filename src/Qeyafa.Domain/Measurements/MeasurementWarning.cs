namespace Qeyafa.Domain.Measurements;

/// <summary>Something about a value that is worth a second look. It speaks of the number, never of the body.</summary>
/// <param name="Name">The name of the measurement.</param>
/// <param name="Code">Why it is worth a second look.</param>
/// <param name="Message">A sentence for a person.</param>
public sealed record MeasurementWarning(string Name, MeasurementWarningCode Code, string Message);

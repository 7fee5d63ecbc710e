namespace Qeyafa.Domain.Measurements;

/// <summary>Why a value is worth a second look.</summary>
public enum MeasurementWarningCode
{
    /// <summary>The value is below the usual range of its name.</summary>
    BelowUsualRange,

    /// <summary>The value is above the usual range of its name.</summary>
    AboveUsualRange,

    /// <summary>The value contradicts another one of the record, such as an inseam that is longer than the outseam.</summary>
    OutOfOrder,

    /// <summary>The measurement service is less than half sure of the value.</summary>
    LowConfidence,
}

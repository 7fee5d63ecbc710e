using System.Collections;

namespace Qeyafa.Domain.Measurements;

/// <summary>One measured value.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">How much, in the unit of the record.</param>
public readonly record struct MeasuredValue(MeasurementName Name, double Value);

/// <summary>The values of a record, in the order in which they were entered: a handful, so that looking through them is faster than hashing.</summary>
public sealed class MeasurementSet : IReadOnlyList<MeasuredValue>
{
    private readonly MeasuredValue[] _values;

    private MeasurementSet(MeasuredValue[] values) => _values = values;

    /// <summary>No values.</summary>
    public static MeasurementSet Empty { get; } = new([]);

    /// <inheritdoc />
    public int Count => _values.Length;

    /// <inheritdoc />
    public MeasuredValue this[int index] => _values[index];

    /// <summary>The value of a name, or null where it was not measured.</summary>
    public double? this[MeasurementName name]
    {
        get
        {
            foreach (ref readonly var measured in _values.AsSpan())
            {
                if (measured.Name.Equals(name))
                {
                    return measured.Value;
                }
            }

            return null;
        }
    }

    /// <summary>A set of these values, whose names differ.</summary>
    public static MeasurementSet Of(IEnumerable<MeasuredValue> values) => Own([.. values]);

    /// <summary>A set that keeps the array itself: for readers of stored records, who hand it over and do not change it afterwards.</summary>
    public static MeasurementSet Own(MeasuredValue[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Length == 0 ? Empty : new MeasurementSet(values);
    }

    /// <summary>The values.</summary>
    public ReadOnlySpan<MeasuredValue> AsSpan() => _values;

    /// <summary>The same lengths in another unit.</summary>
    public MeasurementSet Convert(LengthUnit from, LengthUnit to)
    {
        if (from == to || _values.Length == 0)
        {
            return this;
        }

        var converted = new MeasuredValue[_values.Length];
        for (var index = 0; index < converted.Length; index++)
        {
            converted[index] = _values[index] with { Value = LengthUnits.Convert(_values[index].Value, from, to) };
        }

        return new MeasurementSet(converted);
    }

    /// <inheritdoc />
    public IEnumerator<MeasuredValue> GetEnumerator() => ((IEnumerable<MeasuredValue>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();
}

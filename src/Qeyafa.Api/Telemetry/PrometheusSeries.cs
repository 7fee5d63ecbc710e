using System.Globalization;
using System.Text;

namespace Qeyafa.Api.Telemetry;

/// <summary>One row of labels of a metric, with its value, or its buckets where it is a histogram.</summary>
internal sealed class PrometheusSeries(string labels, double[]? bounds)
{
    private readonly Lock _gate = new();
    private readonly long[]? _buckets = bounds is null ? null : new long[bounds.Length + 1];
    private double _value;
    private long _count;

    /// <summary>The labels as they are written, without braces; empty for none.</summary>
    public string Labels => labels;

    /// <summary>Adds to a sum, or a measurement to a histogram.</summary>
    public void Add(double value)
    {
        lock (_gate)
        {
            _value += value;
            _count++;
            if (_buckets is not null)
            {
                var at = Array.BinarySearch(bounds!, value);
                _buckets[at < 0 ? ~at : at]++;
            }
        }
    }

    /// <summary>Sets the value.</summary>
    public void Set(double value)
    {
        lock (_gate)
        {
            _value = value;
        }
    }

    /// <summary>Writes the samples.</summary>
    public void WriteTo(StringBuilder text, string name)
    {
        lock (_gate)
        {
            if (_buckets is null)
            {
                Sample(text, name, "", labels, Number(_value));
                return;
            }

            long below = 0;
            for (var bucket = 0; bucket < _buckets.Length; bucket++)
            {
                below += _buckets[bucket];
                var bound = bucket < bounds!.Length ? Number(bounds[bucket]) : "+Inf";
                Sample(text, name, "_bucket", labels.Length == 0 ? $"le=\"{bound}\"" : $"{labels},le=\"{bound}\"", below.ToString(CultureInfo.InvariantCulture));
            }

            Sample(text, name, "_sum", labels, Number(_value));
            Sample(text, name, "_count", labels, _count.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Sample(StringBuilder text, string name, string suffix, string labels, string value)
    {
        text.Append(name).Append(suffix);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(value).Append('\n');
    }

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}

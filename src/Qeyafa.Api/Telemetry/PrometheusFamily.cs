using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Qeyafa.Api.Telemetry;

/// <summary>One instrument's series. A measurement whose labels were seen before allocates nothing; beyond a bound new labels share one series.</summary>
internal sealed class PrometheusFamily
{
    /// <summary>The most series of one metric.</summary>
    public const int MostSeries = 1_000;

    private const int LongestValue = 200;

    /// <summary>The label that OpenTelemetry gives what is beyond the bound.</summary>
    private const string Overflow = "otel_metric_overflow=\"true\"";

    private static readonly double[] UsualBounds = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1_000, 2_500, 5_000, 7_500, 10_000];

    private readonly ConcurrentDictionary<KeyValuePair<string, object?>[], PrometheusSeries> _byTags = new(TagComparer.Instance);
    private readonly ConcurrentDictionary<KeyValuePair<string, object?>[], PrometheusSeries>.AlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>> _lookup;
    private readonly ConcurrentDictionary<string, PrometheusSeries> _byLabels = new(StringComparer.Ordinal);
    private readonly double[]? _bounds;
    private readonly bool _sets;

    public PrometheusFamily(Instrument instrument)
    {
        var kind = instrument.GetType().Name;
        var isCounter = kind.StartsWith("Counter", StringComparison.Ordinal) || kind.StartsWith("ObservableCounter", StringComparison.Ordinal);
        var isHistogram = kind.StartsWith("Histogram", StringComparison.Ordinal);
        _lookup = _byTags.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>();
        _bounds = isHistogram ? BoundsOf(instrument) : null;
        _sets = instrument.IsObservable || kind.StartsWith("Gauge", StringComparison.Ordinal);
        IsObserved = instrument.IsObservable;
        Name = PrometheusNames.OfMetric(instrument.Name, instrument.Unit, isCounter);
        Type = isHistogram ? "histogram" : isCounter ? "counter" : "gauge";
        Help = instrument.Description ?? "";
    }

    /// <summary>The name in the exposition.</summary>
    public string Name { get; }

    /// <summary>Prometheus' type.</summary>
    public string Type { get; }

    /// <summary>What it is.</summary>
    public string Help { get; }

    /// <summary>Whether the instrument is asked at each collection, and tells all of its series then.</summary>
    public bool IsObserved { get; }

    /// <summary>Takes a measurement.</summary>
    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!_lookup.TryGetValue(tags, out var series))
        {
            series = Add(tags);
        }

        if (_sets)
        {
            series.Set(value);
        }
        else
        {
            series.Add(value);
        }
    }

    /// <summary>Forgets every series.</summary>
    public void Clear()
    {
        _byTags.Clear();
        _byLabels.Clear();
    }

    /// <summary>Writes every series' samples.</summary>
    public void WriteSamples(StringBuilder text)
    {
        foreach (var series in _byLabels.Values.OrderBy(series => series.Labels, StringComparer.Ordinal))
        {
            series.WriteTo(text, Name);
        }
    }

    private PrometheusSeries Add(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = _byLabels.Count < MostSeries ? LabelsOf(tags) : Overflow;
        var series = _byLabels.GetOrAdd(labels, made => new PrometheusSeries(made, _bounds));

        // The same labels can come in several orders; what overflows is not remembered, as it would have no bound.
        if (_byTags.Count < MostSeries * 2 && !ReferenceEquals(labels, Overflow))
        {
            _byTags.TryAdd(tags.ToArray(), series);
        }

        return series;
    }

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in tags)
        {
            var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            labels[PrometheusNames.OfLabel(name)] = value is bool ? text.ToLowerInvariant() : text.Length <= LongestValue ? text : text[..LongestValue];
        }

        var written = new StringBuilder();
        foreach (var (name, value) in labels)
        {
            written.Append(written.Length == 0 ? "" : ",").Append(name).Append("=\"");
            PrometheusNames.AppendValue(written, value);
            written.Append('"');
        }

        return written.ToString();
    }

    private static double[] BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => [.. bounds],
        Histogram<long> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => [.. bounds.Select(bound => (double)bound)],
        Histogram<int> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => [.. bounds.Select(bound => (double)bound)],
        _ => UsualBounds,
    };
}

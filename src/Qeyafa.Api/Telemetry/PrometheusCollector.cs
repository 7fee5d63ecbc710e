using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace Qeyafa.Api.Telemetry;

/// <summary>Listens to the exported meters of this host, and writes what they have measured in Prometheus' text format 0.0.4.</summary>
/// <remarks>Source of the format: Prometheus' documentation, "Exposition formats".</remarks>
internal sealed class PrometheusCollector : IDisposable
{
    private readonly ConcurrentQueue<PrometheusFamily> _families = new();
    private readonly Lock _gate = new();
    private readonly MeterListener _listener = new();

    /// <summary>Begins to listen.</summary>
    /// <param name="meters">The host's own meters, which other hosts of the process are told apart by.</param>
    public PrometheusCollector(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (MeterNames.All.Contains(instrument.Meter.Name) && (instrument.Meter.Scope is null || ReferenceEquals(instrument.Meter.Scope, meters)))
            {
                var family = new PrometheusFamily(instrument);
                _families.Enqueue(family);
                listener.EnableMeasurementEvents(instrument, family);
            }
        };
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, family) => ((PrometheusFamily)family!).Record(value, tags));
        _listener.SetMeasurementEventCallback<float>(static (_, value, tags, family) => ((PrometheusFamily)family!).Record(value, tags));
        _listener.SetMeasurementEventCallback<decimal>(static (_, value, tags, family) => ((PrometheusFamily)family!).Record((double)value, tags));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, family) => ((PrometheusFamily)family!).Record(value, tags));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, family) => ((PrometheusFamily)family!).Record(value, tags));
        _listener.SetMeasurementEventCallback<short>(static (_, value, tags, family) => ((PrometheusFamily)family!).Record(value, tags));
        _listener.SetMeasurementEventCallback<byte>(static (_, value, tags, family) => ((PrometheusFamily)family!).Record(value, tags));
        _listener.Start();
    }

    /// <summary>Collects: one at a time, however many ask.</summary>
    public string Collect()
    {
        var text = new StringBuilder(32 * 1024);
        lock (_gate)
        {
            foreach (var family in _families.Where(family => family.IsObserved))
            {
                family.Clear();
            }

            _listener.RecordObservableInstruments();
            foreach (var same in _families.GroupBy(family => family.Name, StringComparer.Ordinal).OrderBy(same => same.Key, StringComparer.Ordinal))
            {
                // A name has one type; should two instruments differ in it, the first one counts.
                var first = same.First();
                text.Append("# HELP ").Append(first.Name).Append(' ');
                PrometheusNames.AppendHelp(text, first.Help);
                text.Append("\n# TYPE ").Append(first.Name).Append(' ').Append(first.Type).Append('\n');
                first.WriteSamples(text);
            }
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();
}

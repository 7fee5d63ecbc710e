using Serilog.Core;
using Serilog.Events;

namespace Qeyafa.Api.Logging;

/// <summary>Masks the texts that a log event was given, before any sink sees them, and takes away the path that the framework adds to every line of a request.</summary>
internal sealed class MaskingEnricher : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        logEvent.RemovePropertyIfPresent("RequestPath");
        List<LogEventProperty>? masked = null;
        foreach (var (name, property) in logEvent.Properties)
        {
            if (property is ScalarValue { Value: string text } && Masking.Of(text) is var clean && !ReferenceEquals(clean, text))
            {
                (masked ??= []).Add(new LogEventProperty(name, new ScalarValue(clean)));
            }
        }

        masked?.ForEach(logEvent.AddOrUpdateProperty);
    }
}

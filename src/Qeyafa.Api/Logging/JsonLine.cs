using System.Globalization;
using System.Text.Json;
using Serilog.Events;

namespace Qeyafa.Api.Logging;

/// <summary>One log event as a JSON object; JSON's escapes keep line breaks and other control characters from forging lines.</summary>
internal static class JsonLine
{
    public static void Write(Utf8JsonWriter json, LogEvent logEvent)
    {
        json.WriteStartObject();
        json.WriteString("time"u8, logEvent.Timestamp.UtcDateTime);
        json.WriteString("level"u8, LevelOf(logEvent.Level));
        var request = logEvent.Properties.TryGetValue("Request", out var value) ? value as RequestLine : null;
        if (request is null)
        {
            json.WriteString("message"u8, logEvent.RenderMessage(CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteString("message"u8, "request"u8);
            request.WriteTo(json);
        }

        if (logEvent.TraceId is { } trace && trace != default)
        {
            json.WriteString("trace_id"u8, trace.ToHexString());
        }

        foreach (var (name, property) in logEvent.Properties)
        {
            if (!ReferenceEquals(property, request))
            {
                json.WritePropertyName(name);
                WriteValue(json, property);
            }
        }

        if (logEvent.Exception is { } exception)
        {
            json.WriteString("exception"u8, Masking.Of(exception.ToString()));
        }

        json.WriteEndObject();
    }

    private static ReadOnlySpan<byte> LevelOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => "trace"u8,
        LogEventLevel.Debug => "debug"u8,
        LogEventLevel.Information => "info"u8,
        LogEventLevel.Warning => "warning"u8,
        LogEventLevel.Error => "error"u8,
        _ => "fatal"u8,
    };

    private static void WriteValue(Utf8JsonWriter json, LogEventPropertyValue value)
    {
        switch (value)
        {
            case ScalarValue { Value: null }:
                json.WriteNullValue();
                break;
            case ScalarValue { Value: int number }:
                json.WriteNumberValue(number);
                break;
            case ScalarValue { Value: long number }:
                json.WriteNumberValue(number);
                break;
            case ScalarValue { Value: double number } when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case ScalarValue { Value: bool flag }:
                json.WriteBooleanValue(flag);
                break;
            case ScalarValue { Value: string text }:
                json.WriteStringValue(text);
                break;
            case ScalarValue { Value: IFormattable scalar }:
                json.WriteStringValue(scalar.ToString(null, CultureInfo.InvariantCulture));
                break;
            case SequenceValue sequence:
                json.WriteStartArray();
                foreach (var element in sequence.Elements)
                {
                    WriteValue(json, element);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(value.ToString(null, CultureInfo.InvariantCulture));
                break;
        }
    }
}

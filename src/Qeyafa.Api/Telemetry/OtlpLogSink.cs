using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using Qeyafa.Api.Logging;
using Serilog.Core;
using Serilog.Events;

namespace Qeyafa.Api.Telemetry;

/// <summary>
/// Sends the log by OTLP: the masked text of each event as its body, and for a request its route, method, status and times, without the person's id.
/// The trace and span are those of the activity in which it was written.
/// </summary>
internal sealed class OtlpLogSink : ILogEventSink, IDisposable
{
    private readonly ILoggerFactory _loggers;

    public OtlpLogSink(IConfiguration configuration) => _loggers = LoggerFactory.Create(logging =>
    {
        logging.Services.AddSingleton(configuration);
        logging.SetMinimumLevel(LogLevel.Trace);
        logging.AddOpenTelemetry(options =>
        {
            options.IncludeFormattedMessage = true;
            options.SetResourceBuilder(ResourceBuilder.CreateDefault().AddQeyafa(configuration));
            options.AddOtlpExporter();
        });
    });

    public void Emit(LogEvent logEvent)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        var source = logEvent.Properties.TryGetValue(Constants.SourceContextPropertyName, out var name) && name is ScalarValue { Value: string text } ? text : "Qeyafa";
        var line = logEvent.Properties.Values.OfType<RequestLine>().FirstOrDefault();
        var body = line is null ? Masking.Of(logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture)) : Text(line);
        _loggers.CreateLogger(source).Log(LevelOf(logEvent.Level), default, Attributes(line, logEvent.Exception), exception: null, (_, _) => body);
    }

    public void Dispose() => _loggers.Dispose();

    private static string Text(RequestLine line) => $"{line.Method} {line.Route ?? "-"} {line.Status}";

    private static List<KeyValuePair<string, object?>> Attributes(RequestLine? line, Exception? exception)
    {
        var attributes = new List<KeyValuePair<string, object?>>();
        if (line is not null)
        {
            attributes.Add(new("http.request.method", line.Method));
            attributes.Add(new("http.route", line.Route));
            attributes.Add(new("http.response.status_code", line.Status));
            attributes.Add(new("duration_ms", line.Duration.TotalMilliseconds));
            attributes.Add(new("database_ms", line.Database.TotalMilliseconds));
            attributes.Add(new("database_calls", line.DatabaseCalls));
        }

        if (exception is not null)
        {
            attributes.Add(new("exception.type", exception.GetType().FullName));
            attributes.Add(new("exception.message", Masking.Of(exception.Message)));
            attributes.Add(new("exception.stacktrace", Masking.Of(exception.ToString())));
        }

        return attributes;
    }

    private static LogLevel LevelOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => LogLevel.Trace,
        LogEventLevel.Debug => LogLevel.Debug,
        LogEventLevel.Information => LogLevel.Information,
        LogEventLevel.Warning => LogLevel.Warning,
        LogEventLevel.Error => LogLevel.Error,
        _ => LogLevel.Critical,
    };
}

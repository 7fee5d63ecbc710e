using System.Globalization;
using System.Text.Json;
using Serilog.Events;

namespace Qeyafa.Api.Logging;

/// <summary>What the log tells of one request; one object instead of a property bag, since every request makes one.</summary>
internal sealed class RequestLine : LogEventPropertyValue
{
    /// <summary>The method, as the client sent it.</summary>
    public required string Method { get; init; }

    /// <summary>The route's template; null where nothing was routed.</summary>
    public required string? Route { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>From the first header to the end of the answer.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How much of it the database was waited for.</summary>
    public required TimeSpan Database { get; init; }

    /// <summary>How many calls to the database were made.</summary>
    public required int DatabaseCalls { get; init; }

    /// <summary>The answer's length; null where it was streamed or compressed.</summary>
    public required long? Bytes { get; init; }

    /// <summary>The caller's id, or null.</summary>
    public required string? UserId { get; init; }

    /// <summary>The request's id.</summary>
    public required string RequestId { get; init; }

    /// <summary>Writes the members into an object that is open.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString("method"u8, Method);
        json.WriteString("route"u8, Route ?? "-");
        json.WriteNumber("status"u8, Status);
        json.WriteNumber("duration_ms"u8, Milliseconds(Duration));
        json.WriteNumber("database_ms"u8, Milliseconds(Database));
        json.WriteNumber("database_calls"u8, DatabaseCalls);
        if (Bytes is { } bytes)
        {
            json.WriteNumber("bytes"u8, bytes);
        }

        if (UserId is not null)
        {
            json.WriteString("user_id"u8, UserId);
        }

        json.WriteString("request_id"u8, RequestId);
    }

    public override void Render(TextWriter output, string? format = null, IFormatProvider? formatProvider = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(string.Create(CultureInfo.InvariantCulture, $"{Method} {Route ?? "-"} → {Status} in {Milliseconds(Duration)} ms (database {Milliseconds(Database)} ms)"));
        if (UserId is not null)
        {
            output.Write(" user " + UserId);
        }

        output.Write(" request " + RequestId);
    }

    /// <summary>To the microsecond.</summary>
    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}

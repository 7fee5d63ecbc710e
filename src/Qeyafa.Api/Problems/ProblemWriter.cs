using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Qeyafa.Api.Http;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Problems;

/// <summary>Answers a failure as RFC 9457 problem details.</summary>
internal sealed class ProblemWriter(ProblemTable table)
{
    public const string MediaType = "application/problem+json";

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    /// <summary>Answers an error with the status that the table gives it.</summary>
    public Task WriteAsync(HttpContext context, Error error) => WriteAsync(context, table.Of(error), error);

    /// <summary>Answers a bare status with its general code.</summary>
    public Task WriteAsync(HttpContext context, int status)
    {
        var entry = table.Find(ProblemTable.CodeOf(status))!;
        return WriteAsync(context, entry.Status == status ? entry : entry with { Status = status }, error: null);
    }

    private static async Task WriteAsync(HttpContext context, ProblemEntry entry, Error? error)
    {
        var response = context.Response;
        response.StatusCode = entry.Status;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        response.Headers.ETag = StringValues.Empty;
        if (error?.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }
        else if (entry.Status == StatusCodes.Status503ServiceUnavailable && response.Headers.RetryAfter.Count == 0)
        {
            response.Headers.RetryAfter = "1";
        }

        if (entry.Status == StatusCodes.Status401Unauthorized && response.Headers.WWWAuthenticate.Count == 0)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        using var body = new PooledBody();
        using (var json = new Utf8JsonWriter(body, WriterOptions))
        {
            Write(json, context, entry, error);
        }

        await body.SendAsync(context);
    }

    private static void Write(Utf8JsonWriter json, HttpContext context, ProblemEntry entry, Error? error)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, entry.Type);
        json.WriteString("title"u8, entry.Title);
        json.WriteNumber("status"u8, entry.Status);
        json.WriteString("detail"u8, error?.Detail ?? entry.Title + ".");
        json.WriteString("instance"u8, context.Request.PathBase.Add(context.Request.Path).ToUriComponent());
        json.WriteString("code"u8, entry.Code);
        json.WriteString("trace_id"u8, TraceId(context));
        if (error is { Members.IsEmpty: false })
        {
            json.WriteStartObject("errors"u8);
            foreach (var (member, messages) in error.Members)
            {
                json.WriteStartArray(member);
                foreach (var message in messages)
                {
                    json.WriteStringValue(message);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string TraceId(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
}

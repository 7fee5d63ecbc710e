using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Json;

namespace Qeyafa.Api.Http;

/// <summary>Answers a value as JSON, with its length.</summary>
internal sealed class JsonAnswer<T>(T value, int status = StatusCodes.Status200OK) : ActionResult
{
    private const string MediaType = "application/json; charset=utf-8";

    /// <summary>A writer serves one answer after another on its thread: making one costs more than a small answer does.</summary>
    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>What is answered.</summary>
    public T Value { get; } = value;

    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        using var body = new PooledBody();
        Serialize(body, http.RequestServices.GetRequiredService<ApiJson>());
        http.Response.StatusCode = Status;
        http.Response.ContentType = MediaType;
        await body.SendAsync(http);
    }

    private void Serialize(PooledBody body, ApiJson json)
    {
        var writer = _writer ?? new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = json.Options.Encoder, SkipValidation = true });
        _writer = null;
        writer.Reset(body);
        JsonSerializer.Serialize(writer, Value, json.TypeOf<T>());
        writer.Flush();
        writer.Reset(Stream.Null);
        _writer = writer;
    }
}

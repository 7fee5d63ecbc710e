using System.Text.Json;
using Qeyafa.Api.Json;

namespace Qeyafa.Api.Http;

/// <summary>One server-sent event.</summary>
/// <param name="Type">What happened, such as <c>message</c>: one word.</param>
/// <param name="Data">The data: JSON, which has no line breaks.</param>
/// <param name="Id">From where a client that reconnects goes on (<c>Last-Event-ID</c>); null where it cannot.</param>
internal readonly record struct ServerEvent(string Type, ReadOnlyMemory<byte> Data, string? Id = null)
{
    /// <summary>An event with a value as its data.</summary>
    public static ServerEvent Of<T>(string type, T value, ApiJson json, string? id = null) => new(type, JsonSerializer.SerializeToUtf8Bytes(value, json.TypeOf<T>()), id);
}

using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Json;

/// <summary>Reads a request's body into a value, strictly.</summary>
internal static class JsonBody
{
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = ApiJson.MaxDepth };

    /// <summary>The error for a body that is not JSON in UTF-8.</summary>
    public static Error WrongMediaType { get; } = new(ErrorKind.Malformed, Problems.CommonProblems.UnsupportedMediaType, "Send the body as application/json in UTF-8.");

    /// <summary>The error for a body that is not there.</summary>
    public static Error Empty { get; } = Error.Malformed("$", "must be a JSON object; the body is empty.");

    /// <summary>Whether the request says that its body is JSON in UTF-8.</summary>
    public static bool IsJson(HttpRequest request)
    {
        var type = request.ContentType.AsSpan();
        const string json = "application/json";
        if (!type.StartsWith(json, StringComparison.OrdinalIgnoreCase) || request.Headers.ContentEncoding.Count > 0)
        {
            return false;
        }

        var rest = type[json.Length..].TrimStart();
        if (rest.IsEmpty)
        {
            return true;
        }

        if (rest[0] != ';')
        {
            return false;
        }

        var parameter = rest[1..].Trim();
        return parameter.IsEmpty
            || (parameter.StartsWith("charset=", StringComparison.OrdinalIgnoreCase) && parameter["charset=".Length..].Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads the whole body.</summary>
    /// <returns>The value, or the error that names the member at fault.</returns>
    /// <exception cref="BadHttpRequestException">The body is too large, or came too slowly.</exception>
    public static async ValueTask<Result<T>> ReadAsync<T>(PipeReader reader, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        ReadResult read;
        while (true)
        {
            read = await reader.ReadAsync(cancellationToken);
            if (read.IsCompleted)
            {
                break;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        var result = Read(read.Buffer, type);
        reader.AdvanceTo(read.Buffer.End);
        return result;
    }

    private static Result<T> Read<T>(ReadOnlySequence<byte> body, JsonTypeInfo<T> type)
    {
        if (body.IsEmpty)
        {
            return Empty;
        }

        try
        {
            var json = new Utf8JsonReader(body, ReaderOptions);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                return Error.Malformed("$", "must be a JSON object.");
            }

            var value = JsonSerializer.Deserialize(ref json, type)!;
            json.Read();
            return value;
        }
        catch (JsonException failure)
        {
            return JsonFailure.Describe(failure);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Qeyafa.Application.Abstractions;

namespace Qeyafa.Api.Json;

/// <summary>Reads a secret as it was typed: NFC-normalised, never trimmed. Writing one is a bug.</summary>
internal sealed class SecretConverter : JsonConverter<Secret>
{
    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new MemberException("must be a string.");
        }

        var text = reader.GetString()!;
        return text.AsSpan().ContainsAnyInRange('\0', '\u001f') ? throw new MemberException("must not contain control characters.") : new Secret(text);
    }

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
        throw new NotSupportedException("A secret is never written to an answer.");
}

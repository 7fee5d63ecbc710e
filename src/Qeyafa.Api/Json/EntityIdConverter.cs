using System.Text.Json;
using System.Text.Json.Serialization;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Json;

/// <summary>An id is a string of 24 hexadecimal digits.</summary>
internal sealed class EntityIdConverter : JsonConverter<EntityId>
{
    public const string Rule = "must be an id of 24 hexadecimal digits.";

    public override EntityId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && EntityId.TryParse(reader.GetString(), null, out var id) ? id : throw new MemberException(Rule);

    public override void Write(Utf8JsonWriter writer, EntityId value, JsonSerializerOptions options)
    {
        Span<byte> digits = stackalloc byte[EntityId.TextLength];
        value.TryFormat(digits, out _, default, null);
        writer.WriteStringValue(digits);
    }

    public override EntityId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EntityId.TryParse(reader.GetString(), null, out var id) ? id : throw new MemberException(Rule);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, EntityId value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
}

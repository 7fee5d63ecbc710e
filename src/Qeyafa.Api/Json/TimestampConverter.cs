using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qeyafa.Api.Json;

/// <summary>Points in time by <see cref="Timestamps"/>.</summary>
internal sealed class TimestampConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Timestamps.TryParse(reader.GetString(), out var time) ? time : throw new MemberException(Timestamps.Rule);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[Timestamps.MaxLength];
        writer.WriteStringValue(text[..Timestamps.Format(value, text)]);
    }
}

/// <summary>Calendar dates, <c>yyyy-MM-dd</c>.</summary>
internal sealed class DateConverter : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Timestamps.TryParseDate(reader.GetString(), out var date) ? date : throw new MemberException(Timestamps.DateRule);

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[10];
        value.TryFormat(text, out _, "O", null);
        writer.WriteStringValue(text);
    }
}

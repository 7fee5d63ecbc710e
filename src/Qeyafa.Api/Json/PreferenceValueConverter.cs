using System.Text.Json;
using System.Text.Json.Serialization;
using Qeyafa.Domain.Profiles;

namespace Qeyafa.Api.Json;

/// <summary>A preference: a text, a finite number, true or false; nothing nested and no null.</summary>
internal sealed class PreferenceValueConverter : JsonConverter<PreferenceValue>
{
    private const string Rule = "must be a text, a number, true or false.";

    public override bool HandleNull => true;

    public override PreferenceValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => TextRules.Clean(reader.GetString()!, multiline: false, out var text) is { } wrong ? throw new MemberException(wrong) : PreferenceValue.Of(text),
        JsonTokenType.Number => reader.TryGetDouble(out var number) && double.IsFinite(number) ? PreferenceValue.Of(number) : throw new MemberException(Rule),
        JsonTokenType.True => PreferenceValue.Of(flag: true),
        JsonTokenType.False => PreferenceValue.Of(flag: false),
        _ => throw new MemberException(Rule),
    };

    public override void Write(Utf8JsonWriter writer, PreferenceValue value, JsonSerializerOptions options)
    {
        if (value.Text is { } text)
        {
            writer.WriteStringValue(text);
        }
        else if (value.Number is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteBooleanValue(value.Flag == true);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qeyafa.Api.Json;

/// <summary>Reads every text by <see cref="TextRules"/>, dictionary keys included.</summary>
internal class TextConverter(bool multiline) : JsonConverter<string>
{
    public TextConverter()
        : this(multiline: false)
    {
    }

    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Clean(reader.GetString()!) : throw new MemberException("must be a string.");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Clean(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    private string Clean(string text) => TextRules.Clean(text, multiline, out var clean) is { } wrong ? throw new MemberException(wrong) : clean;
}

/// <summary>
/// For a member whose text may have several lines: line feeds and tabs stay, other control characters are refused.
/// A member opts in with <c>[JsonConverter(typeof(MultilineTextConverter))]</c>.
/// </summary>
internal sealed class MultilineTextConverter() : TextConverter(multiline: true);

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qeyafa.Api.Json;

/// <summary>
/// For a member whose text is kept as it was written: neither trimmed nor normalised. Tabs and line breaks of either sort stay, other control characters are refused,
/// and so is what is no well-formed Unicode. A member opts in with <c>[JsonConverter(typeof(VerbatimTextConverter))]</c>.
/// </summary>
internal sealed class VerbatimTextConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new MemberException("must be a string.");
        }

        var text = reader.GetString()!;
        foreach (var letter in text)
        {
            if (char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'))
            {
                throw new MemberException("must not contain control characters other than tabs and line breaks.");
            }
        }

        return text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

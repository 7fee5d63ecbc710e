using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qeyafa.Api.Json;

/// <summary>Enumerations as words in <c>snake_case</c>; numbers and unknown words are refused.</summary>
internal sealed class WordConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(WordConverter<>).MakeGenericType(typeToConvert))!;
}

/// <inheritdoc cref="WordConverterFactory" />
internal sealed class WordConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Words<T>.TryParse(reader.GetString()!, out var value) ? value : throw new MemberException(Words<T>.Rule);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Words<T>.Of(value));

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Words<T>.TryParse(reader.GetString()!, out var value) ? value : throw new MemberException(Words<T>.Rule);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(Words<T>.Of(value));
}

/// <summary>The words of an enumeration, as the API writes them.</summary>
internal static class Words<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<string, T> ByWord =
        Enum.GetValues<T>().ToFrozenDictionary(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()), StringComparer.Ordinal);

    private static readonly FrozenDictionary<T, JsonEncodedText> ByValue =
        ByWord.ToFrozenDictionary(pair => pair.Value, pair => JsonEncodedText.Encode(pair.Key));

    /// <summary>The sentence that names the words.</summary>
    public static string Rule { get; } = $"must be one of {string.Join(", ", ByWord.Keys.Order(StringComparer.Ordinal))}.";

    /// <summary>Reads a word, letter by letter.</summary>
    public static bool TryParse(string word, out T value) => ByWord.TryGetValue(word, out value);

    /// <summary>The word of a value.</summary>
    public static JsonEncodedText Of(T value) => ByValue[value];
}

using System.Globalization;
using Qeyafa.Api.Json;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Http;

/// <summary>Reads one route or query value.</summary>
/// <returns>What is wrong with the text, or null where <paramref name="value"/> holds what it says.</returns>
internal delegate string? ParameterParser(string text, out object? value);

/// <summary>Reads each type of route and query value strictly: one way to write each, nothing guessed.</summary>
internal static class ParameterParsers
{
    private static readonly Dictionary<Type, ParameterParser> ByType = new()
    {
        [typeof(string)] = Text,
        [typeof(EntityId)] = (string text, out object? value) => Take(EntityId.TryParse(text, null, out var id), id, EntityIdConverter.Rule, out value),
        [typeof(int)] = (string text, out object? value) =>
            Take(int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number), number, "must be a whole number.", out value),
        [typeof(long)] = (string text, out object? value) =>
            Take(long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number), number, "must be a whole number.", out value),
        [typeof(double)] = (string text, out object? value) =>
            Take(double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number), number, "must be a number.", out value),
        [typeof(bool)] = (string text, out object? value) => Take(text is "true" or "false", text == "true", "must be true or false.", out value),
        [typeof(DateTimeOffset)] = (string text, out object? value) => Take(Timestamps.TryParse(text, out var time), time, Timestamps.Rule, out value),
        [typeof(DateOnly)] = (string text, out object? value) => Take(Timestamps.TryParseDate(text, out var date), date, Timestamps.DateRule, out value),
    };

    /// <summary>The parser of a type, nullable or not; null where the type is no single value.</summary>
    public static ParameterParser? Find(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return ByType.TryGetValue(plain, out var parser)
            ? parser
            : plain.IsEnum ? typeof(ParameterParsers).GetMethod(nameof(Word), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!.MakeGenericMethod(plain).CreateDelegate<ParameterParser>() : null;
    }

    private static string? Text(string text, out object? value)
    {
        var wrong = TextRules.Clean(text, multiline: false, out var clean);
        value = clean;
        return wrong;
    }

    private static string? Word<T>(string text, out object? value)
        where T : struct, Enum => Take(Words<T>.TryParse(text, out var word), word, Words<T>.Rule, out value);

    private static string? Take(bool read, object parsed, string rule, out object? value)
    {
        value = parsed;
        return read ? null : rule;
    }
}

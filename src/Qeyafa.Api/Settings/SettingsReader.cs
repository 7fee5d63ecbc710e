using System.Globalization;
using Qeyafa.Infrastructure;

namespace Qeyafa.Api.Settings;

/// <summary>Reads settings when the process starts, and stops it with a sentence where one is wrong.</summary>
internal static class SettingsReader
{
    /// <summary>A whole number within bounds.</summary>
    public static int Number(this IConfiguration configuration, string key, int absent, int least, int most)
    {
        var text = configuration[key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return absent;
        }

        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new SettingException($"The setting {key} is \"{text}\"; it must be a whole number from {least} to {most}.");
    }

    /// <summary>A yes or no.</summary>
    public static bool Flag(this IConfiguration configuration, string key, bool absent)
    {
        var text = configuration[key];
        return string.IsNullOrWhiteSpace(text)
            ? absent
            : bool.TryParse(text, out var flag) ? flag : throw new SettingException($"The setting {key} is \"{text}\"; it must be true or false.");
    }

    /// <summary>A list: numbered keys (<c>Key:0</c>), or one value with commas.</summary>
    public static IReadOnlyList<string> List(this IConfiguration configuration, string key)
    {
        var section = configuration.GetSection(key);
        var values = section.Value is { } value ? value.Split(',') : section.GetChildren().Select(child => child.Value ?? "");
        return [.. values.Select(item => item.Trim()).Where(item => item.Length > 0)];
    }
}

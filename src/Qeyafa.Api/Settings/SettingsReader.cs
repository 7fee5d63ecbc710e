using System.Globalization;
using Qeyafa.Infrastructure.Settings;

namespace Qeyafa.Api.Settings;

/// <summary>Reads settings that belong to no options class, notes each one that is asked for, and collects what is wrong with them.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<Setting> _known = [];
    private readonly List<string> _broken = [];

    /// <summary>The settings that were asked for.</summary>
    public IReadOnlyList<Setting> Known => _known;

    /// <summary>What is wrong, in one sentence each.</summary>
    public IReadOnlyList<string> Broken => _broken;

    /// <summary>A whole number within bounds.</summary>
    public int Number(string key, int absent, int least, int most)
    {
        _known.Add(new Setting(key, SettingKind.WholeNumber) { Default = absent.ToString(CultureInfo.InvariantCulture) });
        var text = configuration[key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return absent;
        }

        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : Refuse($"The setting {key} is \"{text}\"; it must be a whole number from {least} to {most}.", absent);
    }

    /// <summary>A yes or no.</summary>
    public bool Flag(string key, bool absent)
    {
        _known.Add(new Setting(key, SettingKind.Flag) { Default = absent ? "true" : "false" });
        var text = configuration[key];
        return string.IsNullOrWhiteSpace(text)
            ? absent
            : bool.TryParse(text, out var flag) ? flag : Refuse($"The setting {key} is \"{text}\"; it must be true or false.", absent);
    }

    /// <summary>A list: numbered keys (<c>Key:0</c>), or one value with commas.</summary>
    public IReadOnlyList<string> List(string key)
    {
        _known.Add(new Setting(key, SettingKind.List));
        var section = configuration.GetSection(key);
        var values = section.Value is { } value ? value.Split(',') : section.GetChildren().Select(child => child.Value ?? "");
        return [.. values.Select(item => item.Trim()).Where(item => item.Length > 0)];
    }

    /// <summary>A text; null where it is not set.</summary>
    public string? Text(string key) => Text(new Setting(key, SettingKind.Text));

    /// <summary>The same of which more is to be known than its name.</summary>
    public string? Text(Setting setting)
    {
        _known.Add(setting);
        return configuration[setting.Name];
    }

    /// <summary>Notes what is wrong, and goes on with something else.</summary>
    public T Refuse<T>(string sentence, T instead)
    {
        _broken.Add(sentence);
        return instead;
    }
}

using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Qeyafa.Infrastructure.Settings;

/// <summary>Judges all settings at once: by what is known, by what each is, and by every rule.</summary>
public sealed class SettingsCheck(SettingsRegistry registry, IConfiguration configuration, IEnumerable<ISettingRule> rules, IServiceProvider services)
{
    private const string OwnPrefix = "QEYAFA_";

    /// <summary>Everything that is wrong, in one sentence each, which names the setting and never holds a secret's value.</summary>
    public IReadOnlyList<string> Errors()
    {
        List<string> errors = [.. Unknown()];
        var unreadable = new HashSet<Setting>();
        foreach (var setting in registry.All)
        {
            foreach (var sentence in Unreadable(setting))
            {
                errors.Add(sentence);
                unreadable.Add(setting);
            }
        }

        // A section with a value that cannot be read at all has no values to judge by rules.
        errors.AddRange(registry.Sections.Where(section => !section.Settings.Any(unreadable.Contains)).SelectMany(section => section.Broken(services)));
        errors.AddRange(rules.SelectMany(rule => rule.Broken()));
        return [.. errors.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>What may be a mistake: names outside the application's own sections that look much like a setting.</summary>
    public IReadOnlyList<string> Warnings() =>
    [
        .. Keys().Where(key => !registry.IsOurs(key) && registry.Find(key) is null)
            .Select(key => (Key: key, Meant: key.StartsWith(OwnPrefix, StringComparison.OrdinalIgnoreCase) ? registry.Nearest(key) : registry.Meant(key)))
            .Where(found => found.Meant is not null)
            .Select(found => $"{found.Key} is no setting and is not read: did you mean {found.Meant}?"),
    ];

    /// <exception cref="SettingException">Something is wrong; the message names all of it.</exception>
    public void Require()
    {
        if (Errors() is { Count: > 0 } errors)
        {
            throw new SettingException(string.Join(Environment.NewLine, errors));
        }
    }

    private IEnumerable<string> Keys() => configuration.AsEnumerable().Where(pair => pair.Value is not null).Select(pair => pair.Key);

    private IEnumerable<string> Unknown() => Keys()
        .Where(key => registry.IsOurs(key) && registry.Find(key) is null)
        .Order(StringComparer.OrdinalIgnoreCase)
        .Select(key => $"{key} is no setting: did you mean {registry.Nearest(key)}?");

    private IEnumerable<string> Unreadable(Setting setting)
    {
        // An empty value is no value, as environment variables cannot be unset in every place; options classes take it only for texts.
        if (configuration[setting.Name] is not { } text || (text.Length == 0 && setting.Kind is SettingKind.Text or SettingKind.List or SettingKind.Map))
        {
            yield break;
        }

        var rule = setting.Kind switch
        {
            SettingKind.WholeNumber when !long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) => "a whole number",
            SettingKind.Flag when !bool.TryParse(text, out _) => "true or false",
            SettingKind.Duration when !TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _) => "a duration, such as 00:15:00 or 7.00:00:00 (days before the dot)",
            _ => null,
        };
        if (rule is not null && text.Trim().Length > 0)
        {
            yield return $"{setting.Name} is \"{text}\"; it must be {rule}.";
        }
    }
}

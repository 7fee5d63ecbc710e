using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Hosting;

namespace Qeyafa.Infrastructure.Settings;

/// <summary>Says what holds and where it comes from, with secrets masked.</summary>
public sealed class SettingsReport(SettingsRegistry registry, IConfiguration configuration, IHostEnvironment environment)
{
    /// <summary>Every setting; lists and maps by their entries.</summary>
    public IReadOnlyList<EffectiveSetting> Effective() => [.. registry.All.SelectMany(Read)];

    private IEnumerable<EffectiveSetting> Read(Setting setting)
    {
        if (NamesOf(setting).FirstOrDefault(name => !string.IsNullOrWhiteSpace(configuration[name])) is { } name)
        {
            var source = SourceOf(name);
            yield return Show(setting, setting.Name, configuration[name]!, name == setting.Name ? source : $"{source} ({name})");
            yield break;
        }

        var entries = setting.Kind is SettingKind.List or SettingKind.Map ? configuration.GetSection(setting.Name).GetChildren().Where(entry => entry.Value is not null).ToList() : [];
        foreach (var entry in entries)
        {
            yield return Show(setting, entry.Path, entry.Value!, SourceOf(entry.Path));
        }

        if (entries.Count == 0)
        {
            var row = SettingsTable.Current.Find(setting.Name);
            yield return new EffectiveSetting(setting.Name, setting.Default ?? row?.Default, "default") { Range = row?.Range, Effect = row?.Effect, IsSecret = setting.Secret != SecretForm.None };
        }
    }

    private static EffectiveSetting Show(Setting setting, string name, string value, string source)
    {
        var row = SettingsTable.Current.Find(setting.Name);
        return new EffectiveSetting(name, SettingMask.Mask(setting.Secret, value), source) { Range = row?.Range, Effect = row?.Effect, IsSecret = setting.Secret != SecretForm.None };
    }

    /// <summary>The names of a setting in the order in which they are looked up: in Production those that end in _PROD come first, elsewhere never.</summary>
    private IEnumerable<string> NamesOf(Setting setting)
    {
        var names = setting.Aliases.Prepend(setting.Name).ToLookup(name => name.EndsWith("_PROD", StringComparison.Ordinal));
        return environment.IsProduction() ? names[true].Concat(names[false]) : names[false];
    }

    private string SourceOf(string key)
    {
        var provider = (configuration as IConfigurationRoot)?.Providers.Reverse().FirstOrDefault(provider => provider.TryGet(key, out _));
        return provider switch
        {
            CommandLineConfigurationProvider => "command line",
            EnvironmentVariablesConfigurationProvider => "environment",
            FileConfigurationProvider { Source.Path: { } path } => $"file {path}",
            _ => "host",
        };
    }
}

/// <summary>What holds for a setting.</summary>
/// <param name="Name">Its name; of an entry of a list or map, the entry's.</param>
/// <param name="Value">The value with secrets masked, or in words what holds where nothing is set; null for nothing.</param>
/// <param name="Source"><c>default</c>, <c>environment</c>, <c>command line</c>, <c>file</c> with its name, or <c>host</c>.</param>
public sealed record EffectiveSetting(string Name, string? Value, string Source)
{
    /// <summary>The values that are taken, in words.</summary>
    public string? Range { get; init; }

    /// <summary>What the setting does.</summary>
    public string? Effect { get; init; }

    /// <summary>Whether the value, or a part of it, is masked.</summary>
    public bool IsSecret { get; init; }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Settings;

/// <summary>
/// Every setting that the process knows: the properties of the options classes that have rules, and what modules add with
/// <see cref="SettingsModule.AddSetting"/>. docs/adr/0025-one-registry-of-settings.md says why.
/// </summary>
public sealed class SettingsRegistry
{
    private readonly Dictionary<string, Setting> _byName;
    private readonly HashSet<string> _roots;

    private SettingsRegistry(IReadOnlyList<OptionsSection> sections, IEnumerable<Setting> others)
    {
        Sections = sections;
        All = [.. sections.SelectMany(section => section.Settings).Concat(others).OrderBy(setting => setting.Name, StringComparer.OrdinalIgnoreCase)];
        _byName = All.SelectMany(setting => setting.Aliases.Prepend(setting.Name), (setting, name) => (setting, name)).ToDictionary(pair => pair.name, pair => pair.setting, StringComparer.OrdinalIgnoreCase);
        _roots = All.Where(setting => !setting.IsOfLibrary && setting.Name.Contains(':', StringComparison.Ordinal)).Select(setting => RootOf(setting.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The settings, by name.</summary>
    public IReadOnlyList<Setting> All { get; }

    internal IReadOnlyList<OptionsSection> Sections { get; }

    /// <summary>Gathers the settings of everything that is registered.</summary>
    public static SettingsRegistry Of(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.Select(service => service.ServiceType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IValidateOptions<>))
            .Select(type => type.GetGenericArguments()[0])
            .Where(type => type.FullName!.StartsWith("Qeyafa.", StringComparison.Ordinal))
            .Distinct();
        return new SettingsRegistry([.. options.Select(OptionsSection.Of)], services.Select(service => service.ImplementationInstance).OfType<Setting>());
    }

    /// <summary>The setting that a key is, or is an entry of; null for none.</summary>
    public Setting? Find(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_byName.TryGetValue(key, out var setting))
        {
            return setting;
        }

        return key.LastIndexOf(':') is > 0 and var end && _byName.TryGetValue(key[..end], out var whole) && whole.Kind is SettingKind.List or SettingKind.Map
            ? _byName[key[..end]]
            : null;
    }

    /// <summary>Whether a key lies in a section that holds nothing but settings of this registry.</summary>
    public bool IsOurs(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Contains(':', StringComparison.Ordinal) && _roots.Contains(RootOf(key));
    }

    /// <summary>The name that is most like a text.</summary>
    public string Nearest(string text) => _byName.Keys.MinBy(name => Likeness.Distance(name, text))!;

    /// <summary>The name that a key of nobody's was most likely meant to be; null where it is not much like any.</summary>
    public string? Meant(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var nearest = Nearest(key);
        return (key.Contains(':', StringComparison.Ordinal) || key.Contains('_', StringComparison.Ordinal)) && Likeness.Distance(nearest, key) <= 2 ? nearest : null;
    }

    private static string RootOf(string name) => name[..name.IndexOf(':', StringComparison.Ordinal)];
}

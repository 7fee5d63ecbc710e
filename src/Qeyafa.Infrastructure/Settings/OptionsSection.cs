using System.Collections;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Settings;

/// <summary>The settings of one options class, as its properties declare them, and the judgement over their values.</summary>
internal abstract class OptionsSection
{
    /// <summary>The settings.</summary>
    public required IReadOnlyList<Setting> Settings { get; init; }

    /// <summary>Reads the values anew, and names every rule that they break.</summary>
    public abstract IReadOnlyList<string> Broken(IServiceProvider services);

    /// <summary>The section of a class that is registered with rules (<c>IValidateOptions</c>) and has its section's name in a constant <c>Section</c>.</summary>
    public static OptionsSection Of(Type options)
    {
        var section = options.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string
            ?? throw new InvalidOperationException($"{options.Name} needs a constant Section with its section's name: its settings are found by it.");
        var type = typeof(Typed<>).MakeGenericType(options);
        return (OptionsSection)type.GetMethod("Make", BindingFlags.Public | BindingFlags.Static)!.Invoke(obj: null, [Read(section, Activator.CreateInstance(options)!).ToList()])!;
    }

    private static IEnumerable<Setting> Read(string section, object defaults)
    {
        foreach (var property in defaults.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var (name, value) = ($"{section}:{property.Name}", property.GetValue(defaults));
            if (KindOf(property.PropertyType) is { } kind)
            {
                yield return new Setting(name, kind) { Default = Text(value), Secret = property.GetCustomAttribute<SecretAttribute>()?.Form ?? SecretForm.None };
            }
            else
            {
                foreach (var inner in Read(name, value ?? Activator.CreateInstance(property.PropertyType)!))
                {
                    yield return inner;
                }
            }
        }
    }

    /// <summary>Null for a group of further settings.</summary>
    private static SettingKind? KindOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var plain when plain == typeof(int) || plain == typeof(long) => SettingKind.WholeNumber,
        var plain when plain == typeof(bool) => SettingKind.Flag,
        var plain when plain == typeof(TimeSpan) => SettingKind.Duration,
        var plain when plain == typeof(string) || plain.IsValueType => SettingKind.Text,
        var plain when plain.IsAssignableTo(typeof(IDictionary)) => SettingKind.Map,
        var plain when plain.IsAssignableTo(typeof(IEnumerable)) => SettingKind.List,
        _ => null,
    };

    private static string? Text(object? value) => value switch
    {
        null or "" => null,
        bool flag => flag ? "true" : "false",
        string text => text,
        IFormattable plain => plain.ToString(format: null, CultureInfo.InvariantCulture),
        IEnumerable several => string.Join(',', several.OfType<string>()) is { Length: > 0 } joined ? joined : null,
        _ => null,
    };

    private sealed class Typed<T> : OptionsSection
        where T : class
    {
        public static Typed<T> Make(List<Setting> settings) => new Typed<T> { Settings = settings };

        public override IReadOnlyList<string> Broken(IServiceProvider services)
        {
            try
            {
                services.GetRequiredService<IOptionsFactory<T>>().Create(Options.DefaultName);
                return [];
            }
            catch (OptionsValidationException broken)
            {
                return [.. broken.Failures];
            }
        }
    }
}

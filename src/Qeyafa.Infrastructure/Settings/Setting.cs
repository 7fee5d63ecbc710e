namespace Qeyafa.Infrastructure.Settings;

/// <summary>A setting that the process knows. docs/configuration.md has its range and its effect; a test keeps the two together.</summary>
/// <param name="Name">The documented name, such as <c>Tokens:Lifetime</c>.</param>
/// <param name="Kind">What its value is.</param>
public sealed record Setting(string Name, SettingKind Kind)
{
    /// <summary>What holds where it is not set, as it would be set; null where nothing does, or where other settings decide.</summary>
    public string? Default { get; init; }

    /// <summary>Other names that are read, in order, where the name is not set.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What of the value nobody may see.</summary>
    public SecretForm Secret { get; init; }

    /// <summary>Whether its section is a library's, which knows more settings than are documented here.</summary>
    public bool IsOfLibrary { get; init; }
}

/// <summary>What the value of a setting is.</summary>
public enum SettingKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A span of time, such as <c>00:15:00</c> or <c>7.00:00:00</c>.</summary>
    Duration,

    /// <summary>Several texts: numbered (<c>Name:0</c>), or one value with commas.</summary>
    List,

    /// <summary>Texts by names of one's own (<c>Name:word</c>).</summary>
    Map,
}

/// <summary>What of a setting's value nobody may see.</summary>
public enum SecretForm
{
    /// <summary>Nothing is secret.</summary>
    None,

    /// <summary>All of it.</summary>
    Whole,

    /// <summary>The password in an address, and what stands in its query.</summary>
    Address,
}

/// <summary>Marks a setting whose value is never shown.</summary>
/// <param name="form">What of it.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute(SecretForm form = SecretForm.Whole) : Attribute
{
    /// <summary>What of the value nobody may see.</summary>
    public SecretForm Form { get; } = form;
}

namespace Qeyafa.Infrastructure.Settings;

/// <summary>A rule over settings that belong to no options class.</summary>
public interface ISettingRule
{
    /// <summary>Reads the settings anew, and says in one sentence each what is wrong with them; nothing where all is well.</summary>
    IEnumerable<string> Broken();
}

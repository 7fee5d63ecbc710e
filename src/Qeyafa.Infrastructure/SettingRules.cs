using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure;

/// <summary>Judges settings by their rules, and names every one that is broken.</summary>
internal static class SettingRules
{
    public static ValidateOptionsResult Judge(params IEnumerable<(bool Kept, string Rule)> rules)
    {
        string[] broken = [.. rules.Where(rule => !rule.Kept).Select(rule => rule.Rule)];
        return broken.Length > 0 ? ValidateOptionsResult.Fail(broken) : ValidateOptionsResult.Success;
    }
}

using System.Text.RegularExpressions;

namespace Qeyafa.Domain.Profiles;

/// <summary>What the preferences of a profile may hold.</summary>
internal static partial class PreferenceRules
{
    public static IEnumerable<KeyValuePair<string, string>> Broken(IReadOnlyDictionary<string, PreferenceValue> preferences)
    {
        if (preferences.Count > ProfileDetails.MaxPreferences)
        {
            yield return new("preferences", $"must have at most {ProfileDetails.MaxPreferences} entries.");
            yield break;
        }

        foreach (var (key, value) in preferences)
        {
            if (!Key().IsMatch(key))
            {
                yield return new("preferences", "must have keys of 1 to 40 letters a to z, digits or '_' that start with a letter.");
            }
            else if (BrokenBy(key, value) is { } rule)
            {
                yield return new($"preferences.{key}", rule);
            }
        }
    }

    private static string? BrokenBy(string key, PreferenceValue value) => key switch
    {
        ProfileDetails.PreferredUnit when value.Text is not ("cm" or "inch") => "must be \"cm\" or \"inch\".",
        ProfileDetails.Locale when value.Text is not { Length: <= PreferenceValue.MaxTextLength } tag || !LanguageTag().IsMatch(tag) => "must be a language tag such as \"en-IN\" (BCP 47).",
        ProfileDetails.NotifyTasks when value.Flag is null => "must be true or false.",
        _ when value.Text is { Length: > PreferenceValue.MaxTextLength } => $"must be at most {PreferenceValue.MaxTextLength} characters.",
        _ => null,
    };

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,39}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Key();

    /// <summary>RFC 5646, 2.1, without the irregular tags that it grandfathers; at most eight subtags after the first, so that a tag stays short.</summary>
    [GeneratedRegex(
        @"^([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8})(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3})){0,8}(-[a-wyz0-9](-[a-z0-9]{2,8}){1,8}){0,4}(-x(-[a-z0-9]{1,8}){1,8})?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LanguageTag();
}

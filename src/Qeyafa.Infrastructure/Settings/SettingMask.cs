using System.Text.RegularExpressions;

namespace Qeyafa.Infrastructure.Settings;

/// <summary>Takes out of a setting's value what nobody may see.</summary>
public static partial class SettingMask
{
    private const string Hidden = "********";

    /// <summary>The value as it may be shown.</summary>
    public static string Mask(SecretForm form, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length == 0 ? value : form switch
        {
            SecretForm.Whole => Hidden,
            SecretForm.Address => MaskAddress(value),
            _ => value,
        };
    }

    /// <summary>A password may hold what an address should not, so it ends at the last <c>@</c>, wherever that is.</summary>
    private static string MaskAddress(string value)
    {
        var start = value.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
        {
            return Hidden;
        }

        start += 3;
        if (value.LastIndexOf('@') is var at && at >= start)
        {
            var colon = value.IndexOf(':', start, at - start);
            value = colon < 0 ? value : $"{value[..colon]}:{Hidden}{value[at..]}";
        }

        return SecretParameter().Replace(value, $"${{name}}={Hidden}");
    }

    /// <summary>Parameters of an address that hold secrets, in MongoDB's connection strings and in addresses of webhooks.</summary>
    [GeneratedRegex("(?<=[?&])(?<name>[^=&]*(?:password|secret|token|key|sig|authmechanismproperties)[^=&]*)=[^&]*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecretParameter();
}

namespace Qeyafa.Infrastructure;

/// <summary>A setting is missing or wrong. The message is one sentence that names the setting and says what to set; it never holds the value of a secret.</summary>
public sealed class SettingException : Exception
{
    /// <param name="message">The sentence.</param>
    public SettingException(string message)
        : base(message)
    {
    }
}

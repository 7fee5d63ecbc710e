namespace Qeyafa.Infrastructure;

/// <summary>A setting is missing or wrong. The message is one sentence that names the setting and says what to set; it never holds the value of a secret.</summary>
public sealed class SettingException : Exception
{
    /// <param name="message">The sentence.</param>
    /// <param name="cause">What showed that the setting is wrong, or null.</param>
    public SettingException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}

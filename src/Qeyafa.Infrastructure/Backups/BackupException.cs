namespace Qeyafa.Infrastructure.Backups;

/// <summary>A backup cannot be made or used. The message is one or two sentences for a person, and says what to do.</summary>
public sealed class BackupException : Exception
{
    /// <param name="message">The sentences.</param>
    /// <param name="cause">What showed it, or null.</param>
    public BackupException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}

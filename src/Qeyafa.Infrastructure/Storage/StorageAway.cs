using Qeyafa.Application.Abstractions;

namespace Qeyafa.Infrastructure.Storage;

/// <summary>The exception for a storage that cannot be used now: requests that need it are answered 503.</summary>
internal static class StorageAway
{
    /// <summary>What the storage of people's pictures holds, in the sentence that says that it is away.</summary>
    public const string Pictures = "pictures";

    /// <summary>What the storage of backups holds.</summary>
    public const string Backups = "backups";

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    public static DependencyUnavailableException Because(string reason, Exception? cause = null, string content = Pictures) =>
        new($"The storage of {content} cannot be used: {reason}", cause) { RetryAfter = Wait };
}

using Qeyafa.Application.Abstractions;

namespace Qeyafa.Infrastructure.Storage;

/// <summary>The exception for a storage that cannot be used now: requests that need it are answered 503.</summary>
internal static class StorageAway
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    public static DependencyUnavailableException Because(string reason, Exception? cause = null) => new($"The storage of pictures cannot be used: {reason}", cause) { RetryAfter = Wait };
}

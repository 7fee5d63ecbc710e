using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;

namespace Qeyafa.Application.TryOn;

/// <summary>Follows try-ons, whichever node works on them.</summary>
public interface ITryOnFeed
{
    /// <summary>Follows a try-on from how it stands to its end.</summary>
    /// <param name="follower">Who follows it: the number of streams of one person is limited.</param>
    /// <param name="job">The try-on.</param>
    /// <returns>How it stands and each change until it has ended or is gone, for a limited time; to be disposed of.</returns>
    Result<ITryOnFollowing> Follow(EntityId follower, TryOnJob job);
}

/// <summary>A try-on that is being followed. It is read once; disposing makes room for another.</summary>
public interface ITryOnFollowing : IAsyncEnumerable<TryOnJob>, IDisposable;

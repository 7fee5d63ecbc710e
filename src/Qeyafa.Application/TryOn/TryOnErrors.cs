using System.Collections.Immutable;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.TryOn;

/// <summary>Why a try-on is not taken, or not changed.</summary>
public static class TryOnErrors
{
    /// <summary>It has ended, so there is nothing to cancel.</summary>
    public static Error Ended { get; } = new(ErrorKind.Conflict, "tryon_ended", "The try-on has ended already, so there is nothing to cancel.");

    /// <summary>It is not in a state from which it can be begun again.</summary>
    public static Error NotRetryable { get; } = new(ErrorKind.Conflict, "tryon_not_retryable", "Only a try-on that has failed or was canceled can be begun again.");

    /// <summary>Too many streams of events are open.</summary>
    public static Error TooManyStreams { get; } =
        new(ErrorKind.TooMany, "tryon_streams_limit", "Too many streams of try-on events are open. Close one, or ask for the try-on itself now and then.") { RetryAfter = TimeSpan.FromSeconds(5) };

    /// <summary>There is no such body record of the person's, or there is one of somebody else's: the two are never told apart.</summary>
    public static Error NoBody { get; } = Error.Rule("body_id", "is no body record of yours.");

    /// <summary>There is no such garment of the person's.</summary>
    public static Error NoGarment { get; } = Error.Rule("clothing_id", "is no garment of yours.");

    /// <summary>The body record has no picture yet.</summary>
    public static Error BodyWithoutPicture { get; } = WithoutPicture("body_id", "The body record has no picture yet. Upload one first.");

    /// <summary>The garment has no picture yet.</summary>
    public static Error GarmentWithoutPicture { get; } = WithoutPicture("clothing_id", "The garment has no picture yet. Upload one first.");

    /// <summary>The person has as many unfinished try-ons as one may have.</summary>
    public static Error UserLimit(int limit) =>
        new(ErrorKind.TooMany, "tryon_limit_user", $"You have {limit} try-ons that have not ended, and may have no more at a time. Wait for one, or cancel one.") { RetryAfter = TimeSpan.FromSeconds(5) };

    /// <summary>There are as many unfinished try-ons as there may be.</summary>
    public static Error OverallLimit { get; } =
        new(ErrorKind.Unavailable, "tryon_limit_overall", "Too many try-ons are waiting at the moment. Nothing was stored; try again later.") { RetryAfter = TimeSpan.FromSeconds(30) };

    private static Error WithoutPicture(string member, string detail) => new(ErrorKind.RuleBroken, "picture_missing", detail)
    {
        Members = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add(member, ["has no picture yet."]),
    };
}

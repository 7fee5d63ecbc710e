using System.Diagnostics.CodeAnalysis;
using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Profiles;

/// <summary>Where profiles are kept.</summary>
public interface IProfileRepository
{
    /// <summary>A person's profile, or null.</summary>
    Task<Profile?> FindAsync(EntityId userId, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces a person's profile whole, in one find-and-update that raises the version by one.
    /// Without an expected version a profile that is not there yet is made, and the last writer wins;
    /// with one, the stored profile must have that version. Fields that the profile does not know are kept.
    /// </summary>
    /// <param name="userId">Whose profile.</param>
    /// <param name="details">All that the profile will say.</param>
    /// <param name="now">The time of the change (UTC).</param>
    /// <param name="expectedVersion">The version that the stored profile must have, or null for any and none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<PutProfileOutcome> PutAsync(EntityId userId, ProfileDetails details, DateTimeOffset now, long? expectedVersion, CancellationToken cancellationToken);
}

/// <summary>What became of a profile that was put.</summary>
/// <param name="Profile">The profile as it is stored now; null when the stored one does not have the expected version, or there is none.</param>
/// <param name="IsNew">Whether there was none before.</param>
public sealed record PutProfileOutcome(Profile? Profile, bool IsNew)
{
    /// <summary>The stored profile does not have the expected version, or there is none.</summary>
    public static PutProfileOutcome Stale { get; } = new(null, IsNew: false);

    /// <summary>Whether the profile was stored.</summary>
    [MemberNotNullWhen(true, nameof(Profile))]
    public bool IsStored => Profile is not null;

    /// <summary>The profile was stored; version 1 says that there was none before.</summary>
    public static PutProfileOutcome Stored(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return new(profile, profile.Version == 1);
    }
}

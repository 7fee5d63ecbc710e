using System.Collections.Immutable;
using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Profiles;

/// <summary>
/// A person's profile as it is stored. It is only ever replaced whole (<see cref="IProfileRepository.PutAsync"/>), by <see cref="ProfileDetails"/>
/// that keep the rules; what an earlier system stored stays readable, so nothing is checked here.
/// </summary>
/// <param name="UserId">Whose profile it is; a person has one at most.</param>
/// <param name="DateOfBirth">The date of birth.</param>
/// <param name="Gender">The gender in the person's own words.</param>
/// <param name="Preferences">Free preferences by key.</param>
/// <param name="CreatedAt">When the profile was first stored (UTC).</param>
/// <param name="UpdatedAt">When it was last stored (UTC).</param>
/// <param name="Version">How often it has been stored, from 1.</param>
public sealed record Profile(
    EntityId UserId,
    DateOnly? DateOfBirth,
    string? Gender,
    ImmutableSortedDictionary<string, PreferenceValue> Preferences,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Version);

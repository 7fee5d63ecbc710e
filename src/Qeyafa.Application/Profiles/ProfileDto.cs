using System.Collections.Immutable;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Profiles;

namespace Qeyafa.Application.Profiles;

/// <summary>A person's profile.</summary>
public sealed record ProfileDto
{
    /// <summary>Whose profile it is.</summary>
    public required EntityId UserId { get; init; }

    /// <summary>The date of birth.</summary>
    public required DateOnly? DateOfBirth { get; init; }

    /// <summary>The gender in the person's own words; at most 50 characters.</summary>
    public required string? Gender { get; init; }

    /// <summary>Free preferences by key, at most 50: texts of at most 500 characters, numbers and truth values.</summary>
    public required IReadOnlyDictionary<string, PreferenceValue> Preferences { get; init; }

    /// <summary>When the profile was first stored (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last stored (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How often it has been stored, from 1.</summary>
    public required long Version { get; init; }
}

internal sealed class ProfileMapping : AutoMapper.Profile
{
    public ProfileMapping()
    {
        CreateMap<ImmutableSortedDictionary<string, PreferenceValue>, IReadOnlyDictionary<string, PreferenceValue>>().ConvertUsing(preferences => preferences);
        CreateMap<Profile, ProfileDto>();
    }
}

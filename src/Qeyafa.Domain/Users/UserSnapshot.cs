using System.Collections.Immutable;
using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Users;

/// <summary>A stored account, from which <see cref="User.Restore"/> makes the aggregate again. Members mean what they mean there.</summary>
public sealed record UserSnapshot
{
    /// <inheritdoc cref="User.Id" />
    public required EntityId Id { get; init; }

    /// <inheritdoc cref="User.Email" />
    public EmailAddress? Email { get; init; }

    /// <inheritdoc cref="User.PhoneNumber" />
    public PhoneNumber? PhoneNumber { get; init; }

    /// <inheritdoc cref="User.Username" />
    public Username? Username { get; init; }

    /// <inheritdoc cref="User.PasswordHash" />
    public string? PasswordHash { get; init; }

    /// <inheritdoc cref="User.Name" />
    public string? Name { get; init; }

    /// <inheritdoc cref="User.Bio" />
    public string? Bio { get; init; }

    /// <inheritdoc cref="User.AvatarUrl" />
    public string? AvatarUrl { get; init; }

    /// <inheritdoc cref="User.Address" />
    public Address? Address { get; init; }

    /// <inheritdoc cref="User.Roles" />
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <inheritdoc cref="User.Status" />
    public UserStatus Status { get; init; }

    /// <inheritdoc cref="User.IsSuperuser" />
    public bool IsSuperuser { get; init; }

    /// <inheritdoc cref="User.EmailVerified" />
    public bool EmailVerified { get; init; }

    /// <inheritdoc cref="User.PhoneVerified" />
    public bool PhoneVerified { get; init; }

    /// <inheritdoc cref="User.CreatedAt" />
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc cref="User.UpdatedAt" />
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <inheritdoc cref="User.LastLoginAt" />
    public DateTimeOffset? LastLoginAt { get; init; }

    /// <inheritdoc cref="User.SecurityStamp" />
    public string? SecurityStamp { get; init; }

    /// <inheritdoc cref="User.Version" />
    public long Version { get; init; } = 1;
}

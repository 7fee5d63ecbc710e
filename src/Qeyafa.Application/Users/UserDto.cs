using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Users;

/// <summary>An account as its owner sees it.</summary>
public sealed record UserDto
{
    /// <summary>The account's id.</summary>
    public required EntityId Id { get; init; }

    /// <summary>The email address, in lower case; null for an account with a telephone number only.</summary>
    public required string? Email { get; init; }

    /// <summary>The telephone number in the form of E.164 (<c>+919876543210</c>); null for an account with an email address only.</summary>
    public required string? PhoneNumber { get; init; }

    /// <summary>A name that the account can be found by, in lower case; null where none was chosen.</summary>
    public required string? Username { get; init; }

    /// <summary>The person's or business's name; at most 255 characters.</summary>
    public required string? Name { get; init; }

    /// <summary>Skills, experience, whatever there is to say; at most 2,000 characters.</summary>
    public required string? Bio { get; init; }

    /// <summary>Where a picture of the person is: an absolute http or https address.</summary>
    public required string? AvatarUrl { get; init; }

    /// <summary>Where the person or business is; null where nothing of it is known.</summary>
    public required AddressDto? Address { get; init; }

    /// <summary>The names of the account's roles.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>What the account may do.</summary>
    public required UserStatus Status { get; init; }

    /// <summary>Whether the account may sign in: true when the status is <c>active</c>.</summary>
    public required bool IsActive { get; init; }

    /// <summary>Whether the account reaches everything.</summary>
    public required bool IsSuperuser { get; init; }

    /// <summary>Whether the person has shown that the email address is theirs.</summary>
    public required bool EmailVerified { get; init; }

    /// <summary>Whether the person has shown that the telephone number is theirs.</summary>
    public required bool PhoneVerified { get; init; }

    /// <summary>When the account was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the account was last changed (UTC); signing in does not change it.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the person last signed in (UTC); null for never.</summary>
    public required DateTimeOffset? LastLoginAt { get; init; }
}

/// <summary>A postal address; every line of it may be missing.</summary>
public sealed record AddressDto
{
    /// <summary>House and street; at most 255 characters.</summary>
    public string? Line { get; init; }

    /// <summary>Town or city; at most 100 characters.</summary>
    public string? City { get; init; }

    /// <summary>State, province or region; at most 100 characters.</summary>
    public string? State { get; init; }

    /// <summary>Postal code; at most 20 characters.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Country; at most 100 characters.</summary>
    public string? Country { get; init; }
}

internal sealed class UserMapping : AutoMapper.Profile
{
    public UserMapping()
    {
        CreateMap<EmailAddress?, string?>().ConvertUsing(email => email == null ? null : email.Value);
        CreateMap<PhoneNumber?, string?>().ConvertUsing(number => number == null ? null : number.Value);
        CreateMap<Username?, string?>().ConvertUsing(username => username == null ? null : username.Value);
        CreateMap<Address, AddressDto>();
        CreateMap<User, UserDto>();
    }
}

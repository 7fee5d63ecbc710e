using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Controllers.Auth;

/// <summary>What somebody registers with: either an email address and a password, or a telephone number.</summary>
/// <param name="Name">The person's or business's name; 1 to 255 characters.</param>
/// <param name="Email">The email address, which no other account has; at most 254 characters. Upper case is made lower case.</param>
/// <param name="Password">The password, with an email address only: 8 to 128 characters of any script, spaces included; not a common one, not the email address or name.</param>
/// <param name="PhoneNumber">The telephone number in its international form, which no other account has. Spaces, hyphens, dots and parentheses are dropped; a leading 00 becomes +.</param>
/// <param name="Role">What the account is for: <c>customer</c> (the default), <c>contractor</c> or <c>society</c>.</param>
public sealed record RegisterBody(string Name, string? Email = null, Secret? Password = null, string? PhoneNumber = null, string? Role = null)
{
    /// <summary>What is wrong with the combination of members, or null.</summary>
    internal Error? Misfit() => MemberChoice.Misfit(("email", Email), ("phone_number", PhoneNumber)) ?? MemberChoice.Password(Password, PhoneNumber);
}

/// <summary>What somebody signs in with: an email address or a username with a password, or a telephone number, to which a code is sent.</summary>
/// <param name="Email">The account's email address.</param>
/// <param name="Username">The account's username.</param>
/// <param name="PhoneNumber">The account's telephone number in its international form.</param>
/// <param name="Password">The account's password, with an email address or a username only.</param>
public sealed record SignInBody(string? Email = null, string? Username = null, string? PhoneNumber = null, Secret? Password = null)
{
    /// <summary>What is wrong with the combination of members, or null.</summary>
    internal Error? Misfit() => MemberChoice.Misfit(("email", Email), ("username", Username), ("phone_number", PhoneNumber)) ?? MemberChoice.Password(Password, PhoneNumber);
}

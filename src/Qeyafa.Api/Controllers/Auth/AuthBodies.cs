using Qeyafa.Application.Abstractions;

namespace Qeyafa.Api.Controllers.Auth;

/// <summary>What somebody registers with.</summary>
/// <param name="Email">The email address, which no other account has; at most 254 characters. Upper case is made lower case.</param>
/// <param name="Password">The password: 8 to 128 characters of any script, spaces included; not a common one, not the email address or name.</param>
/// <param name="Name">The person's or business's name; 1 to 255 characters.</param>
/// <param name="Role">What the account is for: <c>customer</c> (the default), <c>contractor</c> or <c>society</c>.</param>
public sealed record RegisterBody(string Email, Secret Password, string Name, string? Role = null);

/// <summary>What somebody signs in with.</summary>
/// <param name="Email">The account's email address.</param>
/// <param name="Password">The account's password.</param>
public sealed record SignInBody(string Email, Secret Password);

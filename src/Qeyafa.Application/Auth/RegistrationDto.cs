using Qeyafa.Application.Auth.Codes;

namespace Qeyafa.Application.Auth;

/// <summary>What a registration came to: either its owner is signed in, or a code is on its way first.</summary>
/// <param name="SignedIn">The account and its tokens; null where a code comes first.</param>
/// <param name="Challenge">The code; null where the owner is signed in.</param>
public sealed record RegistrationDto(SignedInDto? SignedIn, ChallengeDto? Challenge);

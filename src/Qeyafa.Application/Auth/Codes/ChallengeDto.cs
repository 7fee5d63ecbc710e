using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth.Codes;

/// <summary>A code is on its way, if the email address or telephone number is one that a code is sent to.</summary>
/// <param name="ChallengeId">What to send along with the code: tries by others, who do not know it, then cannot burn the code.</param>
/// <param name="ExpiresIn">How long the code is valid, in seconds.</param>
/// <param name="ResendIn">After how many seconds another code may be asked for.</param>
public sealed record ChallengeDto(EntityId ChallengeId, int ExpiresIn, int ResendIn);

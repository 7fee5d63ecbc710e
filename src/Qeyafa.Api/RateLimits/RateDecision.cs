namespace Qeyafa.Api.RateLimits;

/// <summary>What a limit says of one request.</summary>
/// <param name="Allowed">Whether the request may go on.</param>
/// <param name="Remaining">How many more may follow at once.</param>
/// <param name="Reset">When the whole allowance is back.</param>
/// <param name="RetryAfter">When the next one may come, where this one may not go on.</param>
internal readonly record struct RateDecision(bool Allowed, int Remaining, TimeSpan Reset, TimeSpan RetryAfter);

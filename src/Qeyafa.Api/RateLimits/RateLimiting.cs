using System.Globalization;
using Microsoft.Extensions.Primitives;
using Qeyafa.Api.Http;
using Qeyafa.Api.Problems;
using Qeyafa.Api.Settings;

namespace Qeyafa.Api.RateLimits;

/// <summary>Counts requests by address before anything is known of them, and by account once the caller is.</summary>
internal sealed class RateLimiting
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ProblemWriter _problems;
    private readonly Policy _address;
    private readonly Policy _credentials;
    private readonly Policy _account;

    public RateLimiting(ApiSettings settings, ProblemWriter problems, TimeProvider clock)
    {
        _problems = problems;
        _address = new Policy(new TokenBuckets(settings.AddressLimit, Minute, clock));
        _credentials = new Policy(new TokenBuckets(settings.CredentialLimit, Minute, clock));
        _account = new Policy(new TokenBuckets(settings.AccountLimit, Minute, clock));
    }

    /// <summary>By address; endpoints that handle credentials have a stricter limit of their own. Runs after routing.</summary>
    public Task LimitAddressAsync(HttpContext context, RequestDelegate next)
    {
        var key = RateKey.Of(context.Connection.RemoteIpAddress);
        if (!TryTake(context, _address, key))
        {
            return RefuseAsync(context);
        }

        return EndpointTraits.Of(context) is { HandlesCredentials: true } && !TryTake(context, _credentials, key) ? RefuseAsync(context) : next(context);
    }

    /// <summary>By account. Runs after authentication.</summary>
    public Task LimitAccountAsync(HttpContext context, RequestDelegate next) =>
        Callers.Find(context.User) is { } account && !TryTake(context, _account, RateKey.Of(account)) ? RefuseAsync(context) : next(context);

    private static bool TryTake(HttpContext context, Policy policy, RateKey key)
    {
        var decision = policy.Buckets.Take(key);
        var headers = context.Response.Headers;
        headers["RateLimit-Limit"] = policy.Limit;
        headers["RateLimit-Policy"] = policy.Description;
        headers["RateLimit-Remaining"] = decision.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = ((long)Math.Ceiling(decision.Reset.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (!decision.Allowed)
        {
            headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(decision.RetryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return decision.Allowed;
    }

    private Task RefuseAsync(HttpContext context) => _problems.WriteAsync(context, StatusCodes.Status429TooManyRequests);

    private sealed class Policy(TokenBuckets buckets)
    {
        public TokenBuckets Buckets { get; } = buckets;

        public StringValues Limit { get; } = buckets.Limit.ToString(CultureInfo.InvariantCulture);

        public StringValues Description { get; } = string.Create(CultureInfo.InvariantCulture, $"{buckets.Limit};w={(int)buckets.Period.TotalSeconds}");
    }
}

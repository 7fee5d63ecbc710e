using System.Net;

namespace Qeyafa.Client;

/// <summary>
/// Repeats what may be repeated: reads, replacements, deletions, and creations under an <c>Idempotency-Key</c>, which it adds where the caller gave none.
/// 429 is repeated for all: the server has done nothing.
/// </summary>
internal sealed class RetryHandler(QeyafaClientOptions options) : DelegatingHandler
{
    /// <summary>Set on a request that its caller repeats in its own way.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsRepeatedByCaller = new("Qeyafa.IsRepeatedByCaller");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Options.TryGetValue(IsRepeatedByCaller, out _))
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        AddKey(request);
        var mayRepeat = request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete || request.Headers.Contains(IdempotentCreates.Header);
        for (var attempt = 0; ; attempt++)
        {
            TimeSpan wait;
            try
            {
                var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
                if (attempt >= options.Retries || !IsPassing(response, mayRepeat) || Wait(response, attempt) is not { } asked)
                {
                    return response;
                }

                response.Dispose();
                wait = asked;
            }
            catch (HttpRequestException) when (mayRepeat && attempt < options.Retries && !cancellationToken.IsCancellationRequested)
            {
                wait = Backoff(attempt);
            }

            await Task.Delay(wait, options.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void AddKey(HttpRequestMessage request)
    {
        if (request.Method == HttpMethod.Post && !request.Headers.Contains(IdempotentCreates.Header) && IdempotentCreates.Contain(request.RequestUri!.AbsolutePath))
        {
            request.Headers.Add(IdempotentCreates.Header, Guid.NewGuid().ToString());
        }
    }

    /// <summary>Whether the failure passes; 409 with <c>Retry-After</c> is the same request, still being carried out.</summary>
    private static bool IsPassing(HttpResponseMessage response, bool mayRepeat) => response.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => true,
        HttpStatusCode.RequestTimeout or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => mayRepeat,
        HttpStatusCode.Conflict => mayRepeat && response.Headers.RetryAfter is not null,
        _ => false,
    };

    private TimeSpan? Wait(HttpResponseMessage response, int attempt)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - options.Time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return asked is null ? Backoff(attempt) : asked <= options.LongestWait ? (asked > TimeSpan.Zero ? asked : TimeSpan.Zero) : null;
    }

    private TimeSpan Backoff(int attempt) => options.FirstWait * Math.Pow(2, attempt) * (1 + (Random.Shared.NextDouble() / 4));
}

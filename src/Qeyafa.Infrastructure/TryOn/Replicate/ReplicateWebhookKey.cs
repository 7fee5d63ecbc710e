using System.Text.Json;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Abstractions;

namespace Qeyafa.Infrastructure.TryOn.Replicate;

/// <summary>The key of the signatures of webhooks: the configured one, else the account's, which Replicate is asked for once an hour at most.</summary>
internal sealed class ReplicateWebhookKey(ReplicateApi api, IOptions<ReplicateOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private volatile Held? _held;

    /// <exception cref="DependencyUnavailableException">Replicate does not say it at the moment.</exception>
    public async Task<WebhookKey> GetAsync(CancellationToken cancellationToken)
    {
        if (WebhookKey.TryRead(options.Value.WebhookSecret, out var configured)) return configured;
        if (_held is { } held && time.GetUtcNow() < held.Until) return held.Key;

        var reply = await api.WebhookSecretAsync(cancellationToken);
        if (reply is not ReplicateReply.Answered { Body: { ValueKind: JsonValueKind.Object } body }
            || !body.TryGetProperty("key", out var text) || text.ValueKind != JsonValueKind.String || !WebhookKey.TryRead(text.GetString(), out var key))
        {
            throw new DependencyUnavailableException("Replicate does not say the key of its webhooks.") { RetryAfter = TimeSpan.FromSeconds(10) };
        }

        _held = new Held(key, time.GetUtcNow() + Kept);
        return key;
    }

    private sealed record Held(WebhookKey Key, DateTimeOffset Until);
}

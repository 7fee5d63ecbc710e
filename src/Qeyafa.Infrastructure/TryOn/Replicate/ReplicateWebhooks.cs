using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Qeyafa.Application.TryOn.Webhooks;
using Qeyafa.Domain.Common;

namespace Qeyafa.Infrastructure.TryOn.Replicate;

/// <summary>Reads Replicate's webhooks, which are signed by Standard Webhooks.</summary>
internal sealed class ReplicateWebhooks(ReplicateWebhookKey key, IOptions<ReplicateOptions> options, TimeProvider time) : ITryOnWebhooks
{
    private const int LongestId = 255;

    private const string IdHeader = "webhook-id";
    private const string TimestampHeader = "webhook-timestamp";
    private const string SignatureHeader = "webhook-signature";

    /// <summary>By how much a call's time may differ from ours.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(300);

    private static readonly Error NotSigned = new(ErrorKind.Unauthenticated, "webhook_not_signed", "The signature is not this call's, or the call is too old.");

    public string Engine => ReplicateEngine.Word;

    public async Task<Result<string>> ReadAsync(SignedWebhook webhook, CancellationToken cancellationToken)
    {
        if (!options.Value.TakesWebhooks) return Error.NotFound;
        if (webhook.Id is not { Length: > 0 and <= LongestId } id || id.AsSpan().ContainsAnyExceptInRange('!', '~')) return Error.Malformed(IdHeader, "must be 1 to 255 visible ASCII characters.");
        if (!long.TryParse(webhook.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp)) return Error.Malformed(TimestampHeader, "must be Unix seconds.");
        if (string.IsNullOrWhiteSpace(webhook.Signature)) return Error.Malformed(SignatureHeader, "must be v1, and base64.");
        if (!IsOfNow(timestamp) || !(await key.GetAsync(cancellationToken)).Verifies(id, timestamp, webhook.Body.Span, webhook.Signature)) return NotSigned;
        if (ReplicateReference.AttemptOf(webhook.Mark) is not { } attempt) return Error.Malformed(ReplicateInput.MarkParameter, "must be the mark that the prediction was created with.");

        return Read(webhook.Body) is { } prediction
            ? ReplicateReference.Prediction(prediction.Id, attempt).ToString()
            : Error.Malformed("id", "must be a prediction's id.");
    }

    private bool IsOfNow(long timestamp) => Math.Abs((decimal)time.GetUtcNow().ToUnixTimeSeconds() - timestamp) <= (decimal)Skew.TotalSeconds;

    private static ReplicatePrediction? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return ReplicatePrediction.Read(json.RootElement.Clone());
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Notifications;

namespace Qeyafa.Infrastructure.Notifications;

/// <summary>
/// Posts SMS to an address of the operator's, as <c>{"to", "text", "message_id"}</c>. <c>X-Qeyafa-Timestamp</c> holds the Unix seconds,
/// <c>X-Qeyafa-Signature</c> <c>sha256=</c> and the HMAC-SHA-256 of timestamp, a dot and the body, in hexadecimal digits. docs/notifications.md describes it.
/// </summary>
internal sealed class SmsWebhook(HttpClient http, IOptions<SmsOptions> options, TimeProvider time) : ITransport
{
    public const string TimestampHeader = "X-Qeyafa-Timestamp";
    public const string SignatureHeader = "X-Qeyafa-Signature";

    public OutboxChannel Channel => OutboxChannel.Sms;

    public bool IsConfigured => !string.IsNullOrWhiteSpace(options.Value.Url);

    public string Setting => "Sms:Webhook:Url";

    public async Task<SendOutcome> SendAsync(SendableMessage message, CancellationToken cancellationToken)
    {
        var body = Write(message);
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(TimestampHeader, timestamp);
        request.Headers.Add(SignatureHeader, Sign(options.Value.Secret!, timestamp, body));
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var status = (int)answer.StatusCode;
            return status is >= 200 and < 300 ? SendOutcome.Sent
                : status is >= 400 and < 500 && answer.StatusCode is not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests) ? SendOutcome.Refused($"http {status}")
                : SendOutcome.Failed($"http {status}");
        }
        catch (HttpRequestException exception)
        {
            return SendOutcome.Failed($"http {exception.HttpRequestError}");
        }
    }

    /// <summary>The signature of a body that is sent at a time.</summary>
    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes(timestamp + "."));
        hmac.AppendData(body);
        return "sha256=" + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    private static byte[] Write(SendableMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("to"u8, message.To);
            json.WriteString("text"u8, message.Text);
            json.WriteString("message_id"u8, message.Id);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}

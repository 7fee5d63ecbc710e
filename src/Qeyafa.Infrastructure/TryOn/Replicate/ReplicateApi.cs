using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Qeyafa.Infrastructure.Http;

namespace Qeyafa.Infrastructure.TryOn.Replicate;

/// <summary>Calls Replicate's HTTP API, once for each question: who asks decides whether and when to ask again.</summary>
internal sealed class ReplicateApi(HttpClient http, IOptions<ReplicateOptions> options)
{
    private const int MostAnswerBytes = 32 * 1024 * 1024;

    private string Predictions => options.Value.BaseUrl.TrimEnd('/') + "/predictions";

    /// <summary>Creates a prediction.</summary>
    public Task<ReplicateReply> CreateAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Predictions) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Cancel-After", options.Value.CancelAfterSeconds.ToString(CultureInfo.InvariantCulture) + "s");
        return SendAsync(request, cancellationToken);
    }

    /// <summary>Looks at a prediction.</summary>
    public Task<ReplicateReply> FindAsync(string id, CancellationToken cancellationToken) => SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{Predictions}/{id}"), cancellationToken);

    /// <summary>A page of the account's predictions, newest first.</summary>
    /// <param name="page">The <c>next</c> of the page before; null for the first one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ReplicateReply> ListAsync(string? page, CancellationToken cancellationToken) => SendAsync(new HttpRequestMessage(HttpMethod.Get, page ?? Predictions), cancellationToken);

    /// <summary>Whether an address, which Replicate has given, is one of the list's own pages: the token goes nowhere else.</summary>
    public bool IsPage(string address) => address.StartsWith(Predictions + "?", StringComparison.Ordinal);

    /// <summary>Ends a prediction.</summary>
    public Task<ReplicateReply> CancelAsync(string id, CancellationToken cancellationToken) => SendAsync(new HttpRequestMessage(HttpMethod.Post, $"{Predictions}/{id}/cancel"), cancellationToken);

    /// <summary>The key of the account's webhooks.</summary>
    public Task<ReplicateReply> WebhookSecretAsync(CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, options.Value.BaseUrl.TrimEnd('/') + "/webhooks/default/secret"), cancellationToken);

    private async Task<ReplicateReply> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        using var request = message;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.Token);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.RequestSeconds));
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return Judge(answer, await ReadAsync(answer.Content, limit.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ReplicateReply.Unclear("time limit");
        }
        catch (HttpRequestException exception)
        {
            return new ReplicateReply.Unclear($"http {exception.HttpRequestError}");
        }
        catch (IOException)
        {
            return new ReplicateReply.Unclear("connection lost");
        }
    }

    private static ReplicateReply Judge(HttpResponseMessage answer, JsonElement? body) => (int)answer.StatusCode switch
    {
        >= 200 and < 300 => body is { } json ? new ReplicateReply.Answered(json) : new ReplicateReply.Unclear("no JSON"),
        (int)HttpStatusCode.TooManyRequests => new ReplicateReply.Throttled(ReplicateErrors.WaitOf(body, answer.Headers.RetryAfter?.Delta)),
        (int)HttpStatusCode.RequestTimeout or >= 500 => new ReplicateReply.Unclear($"http {(int)answer.StatusCode}"),
        var status => new ReplicateReply.Refused(status, ReplicateErrors.Explain(body)),
    };

    /// <summary>The answer's JSON; null where it is none, or too long.</summary>
    private static async Task<JsonElement?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        try
        {
            using var json = await JsonDocument.ParseAsync(new LimitedStream(stream, MostAnswerBytes), cancellationToken: cancellationToken);
            return json.RootElement.Clone();
        }
        catch (Exception exception) when (exception is JsonException or TooLongException)
        {
            return null;
        }
    }
}

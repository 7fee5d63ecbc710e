using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Qeyafa.Build.Smoke;

/// <summary>Somebody who calls the API: a stranger, or an account that the run has made.</summary>
internal sealed class SmokePerson(HttpClient http, string name)
{
    private const int Tries = 3;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(90);

    /// <summary>The person's name.</summary>
    public string Name => name;

    /// <summary>The account's id.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The email address; empty for an account with a telephone number only.</summary>
    public string Email { get; init; } = "";

    /// <summary>The password.</summary>
    public string Password { get; set; } = "";

    /// <summary>The access token; null for a stranger.</summary>
    public string? AccessToken { get; private set; }

    /// <summary>The refresh token.</summary>
    public string RefreshToken { get; private set; } = "";

    /// <summary>Keeps what a sign-in or a refresh answered.</summary>
    public void Keep(SmokeAnswer signedIn)
    {
        Id = signedIn.Json.TryGetProperty("user", out _) ? signedIn.TextOf("user.id") : Id;
        AccessToken = signedIn.TextOf("tokens.access_token");
        RefreshToken = signedIn.TextOf("tokens.refresh_token");
    }

    public Task<SmokeAnswer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<SmokeAnswer> PostAsync(string path, string? json = null, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, Json(json), headers);

    public Task<SmokeAnswer> PutAsync(string path, string? json = null, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Put, path, Json(json), headers);

    public Task<SmokeAnswer> PatchAsync(string path, string? json = null, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Patch, path, Json(json), headers);

    public Task<SmokeAnswer> DeleteAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Delete, path, null, headers);

    /// <summary>Sends pictures and fields as a form.</summary>
    public Task<SmokeAnswer> UploadAsync(string path, IReadOnlyDictionary<string, byte[]> pictures, params (string Name, string Value)[] fields) => SendAsync(
        HttpMethod.Post,
        path,
        () =>
        {
            var form = new MultipartFormDataContent();
            foreach (var (part, bytes) in pictures)
            {
                form.Add(new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } }, part, part + ".png");
            }

            foreach (var (field, value) in fields)
            {
                form.Add(new StringContent(value), field);
            }

            return form;
        },
        []);

    /// <summary>
    /// Sends a request. Where the rate limit is reached, and only then, it waits as long as it is told to and sends again; failures that a step expects are not repeated.
    /// </summary>
    public async Task<SmokeAnswer> SendAsync(HttpMethod method, string path, Func<HttpContent>? content, params (string Name, string Value)[] headers)
    {
        for (var tries = 1; ; tries++)
        {
            using var request = Request(method, path, content, headers);
            using var message = await http.SendAsync(request);
            var answer = new SmokeAnswer($"{method} {path}", message, await message.Content.ReadAsByteArrayAsync());
            if (tries == Tries || message.StatusCode != HttpStatusCode.TooManyRequests || !IsRateLimit(answer) || message.Headers.RetryAfter?.Delta is not { } wait || wait > LongestWait)
            {
                return answer;
            }

            await Task.Delay(wait);
        }
    }

    /// <summary>A request of this person's, for streams.</summary>
    public HttpRequestMessage Request(HttpMethod method, string path, Func<HttpContent>? content, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.RelativeOrAbsolute)) { Content = content?.Invoke() };
        if (AccessToken is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        foreach (var (header, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        return request;
    }

    /// <summary>Opens a stream of events.</summary>
    public async Task<SmokeEvents> FollowAsync(string path, CancellationToken stop)
    {
        using var request = Request(HttpMethod.Get, path, content: null);
        var message = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        if (message.StatusCode != HttpStatusCode.OK)
        {
            new SmokeAnswer($"GET {path}", message, await message.Content.ReadAsByteArrayAsync(stop)).Must(200);
        }

        return new SmokeEvents(message, await message.Content.ReadAsStreamAsync(stop));
    }

    private static bool IsRateLimit(SmokeAnswer answer) => answer.Text.Contains("\"rate_limited\"", StringComparison.Ordinal);

    private static Func<HttpContent>? Json(string? json) => json is null ? null : () => new StringContent(json, Encoding.UTF8, "application/json");
}

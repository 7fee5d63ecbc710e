using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Qeyafa.Domain.Common;

namespace Qeyafa.Bench;

/// <summary>What the runs that must look at their answers ask of a running API.</summary>
internal sealed class ApiClient(Uri api) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = api };

    /// <summary>Signs a prepared person in.</summary>
    /// <returns>The tokens, or null where the server refused.</returns>
    public Task<Pair?> SignInAsync(EntityId person, CancellationToken cancellationToken) =>
        PostAsync("/api/v1/auth/login", new() { ["email"] = Preparation.EmailOf(person), ["password"] = Preparation.Password }, cancellationToken);

    /// <summary>Refreshes.</summary>
    /// <returns>The tokens, or null where the server refused.</returns>
    public Task<Pair?> RefreshAsync(string refreshToken, CancellationToken cancellationToken) =>
        PostAsync("/api/v1/auth/refresh", new() { ["refresh_token"] = refreshToken }, cancellationToken);

    /// <summary>Whether an access token gives access.</summary>
    public async Task<bool> IsAdmittedAsync(string accessToken, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/auth/me") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", accessToken) } };
        using var answer = await _http.SendAsync(request, cancellationToken);
        return answer.IsSuccessStatusCode;
    }

    public void Dispose() => _http.Dispose();

    private async Task<Pair?> PostAsync(string path, Dictionary<string, string> body, CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsJsonAsync(path, body, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            return null;
        }

        using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        var tokens = document.RootElement.GetProperty("tokens");
        return new Pair(tokens.GetProperty("access_token").GetString()!, tokens.GetProperty("refresh_token").GetString()!);
    }
}

/// <summary>A pair of tokens.</summary>
internal sealed record Pair(string AccessToken, string RefreshToken);

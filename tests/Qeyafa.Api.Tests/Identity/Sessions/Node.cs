using System.Text.Json;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Identity.Sessions;

/// <summary>What the tests of sessions do with one node.</summary>
internal sealed class Node(Uri address)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, MaxConnectionsPerServer = 64 });

    /// <summary>Registers somebody new.</summary>
    public async Task<SignedIn> RegisterAsync()
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        var answer = await SendAsync(HttpMethod.Post, "/api/v1/auth/register", $$"""{"email": "{{email}}", "password": "{{Person.Password}}", "name": "Maya"}""");
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        return SignedIn.Of(email, await answer.JsonAsync());
    }

    /// <summary>Signs somebody in once more.</summary>
    public async Task<SignedIn> SignInAsync(string email, string device = "Tests")
    {
        var answer = await SendAsync(HttpMethod.Post, "/api/v1/auth/login", $$"""{"email": "{{email}}", "password": "{{Person.Password}}"}""", headers: ("User-Agent", device));
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return SignedIn.Of(email, await answer.JsonAsync());
    }

    public Task<HttpResponseMessage> RefreshAsync(string refreshToken) =>
        SendAsync(HttpMethod.Post, "/api/v1/auth/refresh", JsonSerializer.Serialize(new Dictionary<string, string> { ["refresh_token"] = refreshToken }));

    /// <summary>Refreshes, and answers the tokens as they came.</summary>
    public async Task<JsonElement> RefreshedAsync(string refreshToken)
    {
        var answer = await RefreshAsync(refreshToken);
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return (await answer.JsonAsync()).GetProperty("tokens");
    }

    /// <summary>The status of a request that needs a live session.</summary>
    public async Task<int> MeAsync(string accessToken) => (int)(await SendAsync(HttpMethod.Get, "/api/v1/auth/me", accessToken: accessToken)).StatusCode;

    /// <summary>Waits until an access token is refused: long before it ends by itself, after 15 minutes.</summary>
    public Task RefusesSoonAsync(string accessToken) => Eventually.HoldsAsync(async () => await MeAsync(accessToken) == 401, "the access token is refused");

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json = null, string? accessToken = null, params (string Name, string Value)[] headers)
    {
        var request = Answers.Request(method, path, json, accessToken is null ? headers : [("Authorization", $"Bearer {accessToken}"), .. headers]);
        request.RequestUri = new Uri(address, path);
        return Http.SendAsync(request);
    }
}

/// <summary>Somebody who has signed in, and with what.</summary>
internal sealed record SignedIn(string Id, string Email, string AccessToken, string RefreshToken)
{
    public static SignedIn Of(string email, JsonElement answer)
    {
        var tokens = answer.GetProperty("tokens");
        return new(answer.GetProperty("user").GetProperty("id").GetString()!, email, tokens.GetProperty("access_token").GetString()!, tokens.GetProperty("refresh_token").GetString()!);
    }
}

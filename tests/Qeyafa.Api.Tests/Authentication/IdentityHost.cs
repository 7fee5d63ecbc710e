using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Authentication;

/// <summary>A server with a database of its own, and requests with a token in the shortest form.</summary>
internal sealed class IdentityHost : IAsyncDisposable
{
    private readonly QeyafaServer _server;

    private IdentityHost(QeyafaServer server)
    {
        _server = server;
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(server.Address, "/api/v1/") };
    }

    public HttpClient Client { get; }

    public StoredDocuments Users => new(_server.Services, "users");

    public static async Task<IdentityHost> StartAsync() => new(await QeyafaServer.StartAsync());

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json = null, string? token = null, params (string Name, string Value)[] headers) =>
        Client.SendAsync(Answers.Request(method, path, json, token is null ? headers : [("Authorization", $"Bearer {token}"), .. headers]));

    /// <summary>Registers a person with a new address.</summary>
    /// <returns>The person's id and access token.</returns>
    public async Task<(string Id, string Token)> RegisterAsync()
    {
        var answer = await SendAsync(HttpMethod.Post, "auth/register", $$"""{"email":"{{Guid.NewGuid():N}}@example.com","password":"wandering heron","name":"Asha"}""");
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        var body = await answer.JsonAsync();
        return (body.GetProperty("user").GetProperty("id").GetString()!, body.GetProperty("tokens").GetProperty("access_token").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }
}

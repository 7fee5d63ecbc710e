using System.Net.Http.Headers;
using System.Text.Json;
using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.EndToEnd;

/// <summary>Somebody who uses the API over HTTP, and what they do with it.</summary>
internal sealed class Person(HttpClient http) : IDisposable
{
    public const string Password = "correct horse battery staple";

    public HttpClient Http { get; } = http;

    public string Id { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string AccessToken { get; private set; } = "";

    public async Task RegisterAsync(string email, string name)
    {
        var answer = await PostAsync("/api/v1/auth/register", $$"""{"email": "{{email}}", "password": "{{Password}}", "name": "{{name}}"}""");
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        Email = email;
        Use(await answer.JsonAsync());
    }

    public async Task SignInAsync(string email, string password = Password)
    {
        var answer = await PostAsync("/api/v1/auth/login", $$"""{"email": "{{email}}", "password": "{{password}}"}""");
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        Email = email;
        Use(await answer.JsonAsync());
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<HttpResponseMessage> PostAsync(string path, string json, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, json, headers);

    public Task<HttpResponseMessage> PutAsync(string path, string json, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Put, path, json, headers);

    public Task<HttpResponseMessage> PatchAsync(string path, string json, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Patch, path, json, headers);

    public Task<HttpResponseMessage> DeleteAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Delete, path, null, headers);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json, params (string Name, string Value)[] headers) =>
        Http.SendAsync(Answers.Request(method, path, json, headers));

    /// <summary>Records one measurement of the chest, in cm, and answers it.</summary>
    public async Task<JsonElement> RecordAsync(double chest = 92.5, string at = "2026-01-10T09:00:00Z", string unit = "cm")
    {
        var answer = await PostAsync(
            "/api/v1/measurements", FormattableString.Invariant($$"""{"measurements": {"chest": {{chest}}}, "unit": "{{unit}}", "processed_at": "{{at}}"}"""));
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    /// <summary>How many measurements the person has.</summary>
    public async Task<int> CountAsync() =>
        (await (await GetAsync($"/api/v1/measurements/history/{Id}?limit=1&include_total=true")).JsonAsync()).GetProperty("total").GetInt32();

    public void Dispose() => Http.Dispose();

    private void Use(JsonElement signedIn)
    {
        Id = signedIn.GetProperty("user").GetProperty("id").GetString()!;
        AccessToken = signedIn.GetProperty("tokens").GetProperty("access_token").GetString()!;
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AccessToken);
    }
}

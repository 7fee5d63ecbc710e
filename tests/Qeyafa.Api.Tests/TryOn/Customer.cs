using System.Diagnostics;
using System.Text.Json;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Tests.TryOn;

/// <summary>Somebody who tries a garment on.</summary>
internal sealed record Customer(Person Person, EntityId BodyId, EntityId ClothingId) : IDisposable
{
    public EntityId Id => EntityId.Parse(Person.Id);

    public Task<HttpResponseMessage> PostAsync(params (string Name, string Value)[] headers) => PostAsync(BodyId, ClothingId, headers);

    public Task<HttpResponseMessage> PostAsync(EntityId body, EntityId clothing, params (string Name, string Value)[] headers) =>
        Person.PostAsync("/api/v1/tryon", $$"""{"body_id": "{{body}}", "clothing_id": "{{clothing}}"}""", headers);

    /// <summary>Asks for a try-on, and answers its id.</summary>
    public async Task<string> AskAsync()
    {
        var answer = await PostAsync();
        ((int)answer.StatusCode).ShouldBe(202, await answer.Content.ReadAsStringAsync());
        return (await answer.JsonAsync()).GetProperty("id").GetString()!;
    }

    public async Task<JsonElement> GetAsync(string id)
    {
        var answer = await Person.GetAsync($"/api/v1/tryon/{id}");
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    /// <summary>Waits until a try-on has this status, and answers it.</summary>
    public async Task<JsonElement> UntilAsync(string id, string status)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var seen = await GetAsync(id);
            if (seen.GetProperty("status").GetString() == status)
            {
                return seen;
            }

            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(3), $"{status}: {seen}");
            await Task.Delay(20);
        }
    }

    public void Dispose() => Person.Dispose();
}

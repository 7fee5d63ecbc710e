using System.Text.Json;
using MongoDB.Bson;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Tasks;

/// <summary>One server for the tests of tasks; each test brings people of its own.</summary>
[SetUpFixture]
internal sealed class TasksServer
{
    private static QeyafaServer? _server;

    public static QeyafaServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    public static StoredDocuments Stored(string collection) => new(Server.Services, collection);

    /// <summary>Somebody who may receive shares.</summary>
    public static async Task<Person> MakerAsync()
    {
        var maker = await Server.RegisterAsync("Maker");
        await Stored("users").SetAsync(new BsonDocument("_id", ObjectId.Parse(maker.Id)), new BsonDocument("roles", new BsonArray { "contractor" }));
        return maker;
    }

    /// <summary>Verifies a person's email address: others get no mail about tasks.</summary>
    public static Task VerifyAsync(Person person) => Stored("users").SetAsync(new BsonDocument("_id", ObjectId.Parse(person.Id)), new BsonDocument("email_verified", true));

    /// <summary>Has a person share something with another.</summary>
    public static async Task ShareAsync(Person owner, Person grantee)
    {
        var answer = await owner.PutAsync($"/api/v1/users/{owner.Id}/shares/{grantee.Id}", $$"""{"scopes": ["profile:read"], "expires_at": "{{DateTimeOffset.UtcNow.AddDays(1):yyyy-MM-ddTHH:mm:ssZ}}"}""");
        ((int)answer.StatusCode).ShouldBeInRange(200, 201, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Makes a task and answers it.</summary>
    public static async Task<JsonElement> AddAsync(Person person, string title = "Hem", string? assignedTo = null)
    {
        var answer = await person.PostAsync(PathOf(person), JsonSerializer.Serialize(new { title, assigned_to = assignedTo }));
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    public static string PathOf(Person person, string? id = null) => $"/api/v1/users/{person.Id}/tasks" + (id is null ? "" : "/" + id);

    /// <summary>How many messages of tasks somebody was sent.</summary>
    public static async Task<int> NoticesAsync(Person person) =>
        (await Stored("outbox").AllAsync(new BsonDocument { ["user_id"] = ObjectId.Parse(person.Id), ["template"] = "task_assigned" })).Count;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await QeyafaServer.StartAsync(
        new() { ["Api:RateLimits:CredentialsPerMinute"] = "1000000", ["Api:RateLimits:AddressPerMinute"] = "1000000", ["TryOn:Workers"] = "0" }, follows: true);

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}

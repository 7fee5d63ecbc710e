using System.Net.Http.Headers;
using System.Text.Json;
using MongoDB.Bson;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Testing;
using Qeyafa.Testing.Pictures;

namespace Qeyafa.Api.Tests.Wardrobe;

/// <summary>One server for the tests of bodies and clothing; each test brings people of its own.</summary>
[SetUpFixture]
internal sealed class WardrobeServer
{
    private static QeyafaServer? _server;

    public static QeyafaServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    public static StoredDocuments Stored(string collection) => new(Server.Services, collection);

    /// <summary>Sends a picture as browsers do.</summary>
    public static async Task<HttpResponseMessage> UploadAsync(Person person, string path, byte[]? content = null, string part = "image")
    {
        using var file = new ByteArrayContent(content ?? await TestPictures.JpegAsync()) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } };
        using var form = new MultipartFormDataContent { { file, part, "picture.jpg" } };
        return await person.Http.PostAsync(path, form);
    }

    /// <summary>Adds a garment and answers it.</summary>
    public static async Task<JsonElement> AddAsync(Person person, string name = "Blue linen dress", string category = "dress", string? brand = "Nour")
    {
        var answer = await person.PostAsync("/api/v1/clothing", JsonSerializer.Serialize(new { name, category, brand }));
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    /// <summary>Whether a link leads to a picture, for somebody who is not signed in.</summary>
    public static async Task<bool> ShowsAsync(string link)
    {
        using var stranger = Server.Stranger();
        var answer = await stranger.GetAsync(link);
        return answer.IsSuccessStatusCode && answer.Content.Headers.ContentType!.MediaType == "image/jpeg";
    }

    /// <summary>Stores a try-on as the queue does, with this status.</summary>
    public static Task TryOnAsync(string user, string? body, string? garment, string status) =>
        Stored("tryon").InsertAsync(new BsonDocument
        {
            ["user_id"] = ObjectId.Parse(user),
            ["body_id"] = body is null ? ObjectId.GenerateNewId() : ObjectId.Parse(body),
            ["clothing_id"] = garment is null ? ObjectId.GenerateNewId() : ObjectId.Parse(garment),
            ["status"] = status,
            ["created_at"] = DateTime.UtcNow,
        });

    [OneTimeSetUp]
    public async Task StartAsync() =>
        _server = await QeyafaServer.StartAsync(new() { ["Api:RateLimits:CredentialsPerMinute"] = "1000000", ["Api:RateLimits:AddressPerMinute"] = "1000000", ["TryOn:Workers"] = "0" });

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}

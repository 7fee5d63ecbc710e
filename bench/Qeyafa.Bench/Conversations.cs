using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Messaging;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Bench;

/// <summary>Times the first and the last page of a long conversation, and the list of many conversations.</summary>
internal sealed class Conversations(Uri api, IMongoDatabase database, EntityId[] people, string[] tokens) : IDisposable
{
    private const int Batch = 5_000;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false })
    {
        BaseAddress = api,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", tokens[0]) },
    };

    public async Task RunAsync(int messages, int conversations, int requests, CancellationToken cancellationToken)
    {
        var path = $"/api/v1/messages/conversations/{ConversationIds.Between(people[0], people[1])}?limit=20";
        await SeedAsync(messages, conversations, cancellationToken);
        var last = await CursorAsync($"{path}&direction=newer", cancellationToken);
        await Time("warm up", path, 200, cancellationToken);
        var first = await Time("first page of the conversation", path, requests, cancellationToken);
        var end = await Time("last page of the conversation", $"{path}&cursor={last}", requests, cancellationToken);
        Console.WriteLine($"last to first: {end / first:F2}");
        await Time("first page of the list", "/api/v1/messages/conversations?limit=20", requests, cancellationToken);
        await Time("list, 100 at once", "/api/v1/messages/conversations?limit=100", requests, cancellationToken);
    }

    public void Dispose()
    {
        _http.Dispose();
    }

    private async Task<double> Time(string what, string path, int requests, CancellationToken cancellationToken)
    {
        var times = new double[requests];
        for (var number = 0; number < requests; number++)
        {
            var started = Stopwatch.GetTimestamp();
            await _http.GetByteArrayAsync(path, cancellationToken);
            times[number] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine($"{what}: p50 {times[requests / 2]:F2} ms, p99 {times[requests * 99 / 100]:F2} ms");
        return times[requests / 2];
    }

    /// <summary>A cursor near the conversation's beginning: that of its page of oldest messages.</summary>
    private async Task<string> CursorAsync(string path, CancellationToken cancellationToken)
    {
        using var page = JsonDocument.Parse(await _http.GetByteArrayAsync(path, cancellationToken));
        return page.RootElement.GetProperty("next_cursor").GetString()!;
    }

    private async Task SeedAsync(int messages, int conversations, CancellationToken cancellationToken)
    {
        var stored = database.GetCollection<BsonDocument>(MessageRepository.Spec.Name);
        await stored.DeleteManyAsync(new BsonDocument(), cancellationToken);
        await database.GetCollection<BsonDocument>(ConversationRepository.Spec.Name).DeleteManyAsync(new BsonDocument(), cancellationToken);
        var start = DateTime.UtcNow.AddDays(-100);
        var many = Enumerable.Range(0, messages).Select(number => Message(number, number % 2 == 0 ? 1 : 0, number % 2, start.AddSeconds(number)));
        var others = Enumerable.Range(2, conversations - 1).Select(other => Message(messages + other, other, 0, start.AddDays(50).AddSeconds(other)));
        foreach (var batch in many.Concat(others).Chunk(Batch))
        {
            await stored.InsertManyAsync(batch, new InsertManyOptions { IsOrdered = false }, cancellationToken);
        }

        await ConversationFill.RunAsync(database, cancellationToken);
    }

    private BsonDocument Message(int number, int sender, int recipient, DateTime at) => new()
    {
        ["_id"] = ObjectId.GenerateNewId(),
        ["sender_id"] = people[sender].ToBson(),
        ["recipient_id"] = people[recipient].ToBson(),
        ["content"] = $"Message {number}: the first fitting is on Friday.",
        ["is_read"] = number % 10 != 0,
        ["conversation_id"] = ConversationIds.Between(people[sender], people[recipient]),
        ["created_at"] = at,
        ["updated_at"] = at,
    };
}

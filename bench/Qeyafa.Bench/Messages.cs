using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Bench;

/// <summary>Follows messages for many people on one node while messages are sent at a steady rate, and times each from before it is sent until its recipient has it.</summary>
internal sealed class Messages(Uri api, IMongoDatabase database, EntityId[] people, string[] tokens) : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = api, Timeout = Timeout.InfiniteTimeSpan };
    private readonly SemaphoreSlim _opening = new(32);
    private readonly ConcurrentBag<double> _latencies = [];
    private int _open;
    private int _received;
    private int _refused;

    public async Task RunAsync(int listeners, int perSecond, int seconds, CancellationToken cancellationToken)
    {
        var pid = ProcessUsage.Listener(api.Port) ?? throw new InvalidOperationException($"Nothing listens on port {api.Port}.");
        await SendAsync(0, 1, cancellationToken);
        var idle = ProcessUsage.Start(pid).ResidentMegabytes;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] following = [.. Enumerable.Range(0, listeners).Select(person => Task.Run(() => FollowAsync(person, stop.Token), stop.Token))];
        while (Volatile.Read(ref _open) < listeners)
        {
            await (Array.Find(following, followed => followed.IsFaulted) ?? Task.Delay(100, cancellationToken));
        }

        await Task.Delay(Rest, cancellationToken);
        var open = ProcessUsage.Start(pid);
        Console.WriteLine($"{listeners} streams open: {open.ResidentMegabytes:F0} MB resident, {(open.ResidentMegabytes - idle) * 1000 / listeners:F1} kB each; change streams on messages: {await ChangeStreamsAsync(cancellationToken)}");

        var clock = Stopwatch.StartNew();
        var sending = new List<Task>();
        for (var number = 0; number < perSecond * seconds; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / perSecond) - clock.Elapsed;
            if (due > TimeSpan.Zero)
            {
                await Task.Delay(due, cancellationToken);
            }

            var sender = number % listeners;
            sending.Add(SendAsync(sender, (sender + 1 + (number / listeners % (listeners - 1))) % listeners, cancellationToken));
        }

        await Task.WhenAll(sending);
        var took = clock.Elapsed;
        var expected = 2 * (sending.Count - _refused);
        while (Volatile.Read(ref _received) < expected && clock.Elapsed < took + Rest)
        {
            await Task.Delay(50, cancellationToken);
        }

        double[] sorted = [.. _latencies.Order()];
        Console.WriteLine($"{sending.Count} messages in {took.TotalSeconds:F1} s, {_refused} refused, {_received} of {expected} deliveries; from sending to the recipient p50 {sorted[sorted.Length / 2]:F1} ms, p99 {sorted[sorted.Length * 99 / 100]:F1} ms; {open.ResidentMegabytes:F0} MB resident, {open.Seconds * 1000 / sending.Count:F2} ms of CPU each");
        await stop.CancelAsync();
        await Task.WhenAll(following.Select(async followed => await followed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing)));
    }

    public void Dispose()
    {
        _http.Dispose();
        _opening.Dispose();
    }

    private async Task SendAsync(int sender, int recipient, CancellationToken cancellationToken)
    {
        var body = new Dictionary<string, string> { ["recipient_id"] = people[recipient].ToString(), ["content"] = Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture) };
        using var request = Request(HttpMethod.Post, "/api/v1/messages", sender);
        request.Content = JsonContent.Create(body);
        await request.Content.LoadIntoBufferAsync(cancellationToken);
        using var answer = await _http.SendAsync(request, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            Interlocked.Increment(ref _refused);
        }
    }

    private async Task FollowAsync(int person, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, "/api/v1/messages/stream", person);
        await _opening.WaitAsync(cancellationToken);
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        _opening.Release();
        Interlocked.Increment(ref _open);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
        var own = people[person].ToString();
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!line.StartsWith("data: ", StringComparison.Ordinal))
            {
                continue;
            }

            using var message = JsonDocument.Parse(line.AsMemory(6));
            Interlocked.Increment(ref _received);
            if (message.RootElement.GetProperty("recipient_id").GetString() == own)
            {
                _latencies.Add(Stopwatch.GetElapsedTime(long.Parse(message.RootElement.GetProperty("content").GetString()!, CultureInfo.InvariantCulture)).TotalMilliseconds);
            }
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path, int person) => new(method, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", tokens[person]) } };

    /// <summary>How many change streams over messages are followed: those that a node which was killed left behind are asked nothing any more.</summary>
    private async Task<int> ChangeStreamsAsync(CancellationToken cancellationToken)
    {
        BsonDocument[] stages = [new("$currentOp", new BsonDocument { ["allUsers"] = true, ["idleCursors"] = true }), new("$match", new BsonDocument("cursor.originatingCommand.pipeline.0.$changeStream", new BsonDocument("$exists", true)))];
        using var cursor = await database.Client.GetDatabase("admin").AggregateAsync<BsonDocument>(stages, cancellationToken: cancellationToken);
        var recent = DateTime.UtcNow - Rest;
        return (await cursor.ToListAsync(cancellationToken))
            .Where(operation => operation["ns"] == $"{database.DatabaseNamespace}.messages" && operation["cursor"]["lastAccessDate"].ToUniversalTime() > recent)
            .Select(operation => operation["cursor"]["cursorId"]).Distinct().Count();
    }
}

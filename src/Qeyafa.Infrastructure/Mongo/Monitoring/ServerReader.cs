using MongoDB.Bson;
using Qeyafa.Application.Monitoring;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Monitoring;

/// <summary>Asks the server about itself. Each question needs the role <c>clusterMonitor</c> where the server has access control.</summary>
internal sealed class ServerReader(IMongoClient client)
{
    private const int Milliseconds = 2_000;
    private const long Megabyte = 1024 * 1024;

    private readonly IMongoDatabase _admin = client.GetDatabase("admin");

    public async Task<ServerStateDto> ServerAsync(CancellationToken cancellationToken)
    {
        var status = await RunAsync(new BsonDocument { ["serverStatus"] = 1, ["metrics"] = 0, ["wiredTiger"] = 0, ["locks"] = 0 }, cancellationToken);
        var connections = status["connections"].AsBsonDocument;
        return new ServerStateDto(
            status["version"].AsString,
            (long)status["uptime"].ToDouble(),
            connections["current"].ToInt64(),
            connections["available"].ToInt64(),
            status.TryGetValue("mem", out var memory) && memory is BsonDocument parts ? (long)(parts.GetValue("resident", 0).ToDouble() * Megabyte) : 0);
    }

    public async Task<ReplicaSetDto> ReplicaSetAsync(CancellationToken cancellationToken)
    {
        var status = await RunAsync(new BsonDocument("replSetGetStatus", 1), cancellationToken);
        BsonDocument[] members = [.. status["members"].AsBsonArray.OfType<BsonDocument>()];
        var primary = Array.Find(members, member => member["stateStr"] == "PRIMARY");
        return new ReplicaSetDto(
            status["set"].AsString,
            [.. members.Select(member => new ReplicaMemberDto(member["name"].AsString, member["stateStr"].AsString, member.GetValue("health", 0).ToDouble() > 0, Lag(primary, member)))]);
    }

    public async Task<OplogDto> OplogAsync(CancellationToken cancellationToken)
    {
        var local = client.GetDatabase("local");
        var (oldest, newest) = (await EndAsync(1), await EndAsync(-1));
        return new OplogDto(oldest, newest, Math.Round((newest - oldest).TotalHours, 2));

        async Task<DateTimeOffset> EndAsync(int direction)
        {
            var find = new BsonDocument
            {
                ["find"] = "oplog.rs",
                ["sort"] = new BsonDocument("$natural", direction),
                ["projection"] = new BsonDocument { ["_id"] = 0, ["ts"] = 1 },
                ["limit"] = 1,
                ["singleBatch"] = true,
                ["maxTimeMS"] = Milliseconds,
            };
            var reply = await local.RunCommandAsync<BsonDocument>(find, cancellationToken: cancellationToken);
            return DateTimeOffset.FromUnixTimeSeconds(reply["cursor"]["firstBatch"][0]["ts"].AsBsonTimestamp.Timestamp);
        }
    }

    private Task<BsonDocument> RunAsync(BsonDocument command, CancellationToken cancellationToken) =>
        _admin.RunCommandAsync<BsonDocument>(command.Add("maxTimeMS", Milliseconds), cancellationToken: cancellationToken);

    private static double? Lag(BsonDocument? primary, BsonDocument member) =>
        primary is not null && primary.TryGetValue("optimeDate", out var first) && member.TryGetValue("optimeDate", out var own)
            ? Math.Max(0, (first.ToMoment() - own.ToMoment()).TotalSeconds)
            : null;
}

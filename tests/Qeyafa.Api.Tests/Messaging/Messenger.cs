using System.Security.Cryptography;
using MongoDB.Bson;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Messaging;

/// <summary>Two nodes on one database for the fixtures of this namespace; every test brings people of its own.</summary>
[SetUpFixture]
internal sealed class Messenger
{
    private static readonly string MasterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static TestDatabase? _database;
    private static QeyafaServer[] _nodes = [];

    /// <summary>When a mail about a message is due: far away, so that no test comes too late for it.</summary>
    public static TimeSpan NotifyAfter { get; } = TimeSpan.FromHours(1);

    /// <summary>How long there is no other mail about the conversation.</summary>
    public static TimeSpan NotifyEvery { get; } = TimeSpan.FromHours(2);

    public static TestDatabase Stored => _database ?? throw new InvalidOperationException("The servers have not started.");

    /// <summary>The settings of every node.</summary>
    public static Dictionary<string, string?> NodeSettings => new()
    {
        ["DATABASE_NAME"] = Stored.Name,
        ["Security:MasterKey"] = MasterKey,
        ["Api:RateLimits:CredentialsPerMinute"] = "1000000",
        ["Api:RateLimits:AccountPerMinute"] = "1000000",
        ["Erasure:SweepSeconds"] = "1",
        ["Messages:NotifyAfterSeconds"] = $"{(int)NotifyAfter.TotalSeconds}",
        ["Messages:NotifyEverySeconds"] = $"{(int)NotifyEvery.TotalSeconds}",
    };

    public static QeyafaServer First => _nodes[0];

    public static QeyafaServer Second => _nodes[1];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _database = await TestMongo.CreateDatabaseAsync();
        _nodes = [await QeyafaServer.StartAsync(NodeSettings, _database.Url, follows: true)];
        _nodes = [.. _nodes, await QeyafaServer.StartAsync(NodeSettings, _database.Url, follows: true)];
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    /// <summary>The same person at another node.</summary>
    public static Person At(QeyafaServer node, Person person)
    {
        var there = node.Stranger();
        there.Http.DefaultRequestHeaders.Authorization = person.Http.DefaultRequestHeaders.Authorization;
        return there;
    }

    public static IMongoCollection<BsonDocument> Collection(string name) => Stored.Database.GetCollection<BsonDocument>(name);
}

using System.Security.Cryptography;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Identity.Sessions;

/// <summary>Two nodes on one database, for every test of sessions; each test brings people of its own.</summary>
[SetUpFixture]
internal sealed class TwoNodes
{
    private static TestDatabase? _database;
    private static QeyafaServer[] _nodes = [];

    public static Node First => new(_nodes[0].Address);

    public static Node Second => new(_nodes[1].Address);

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _database = await TestMongo.CreateDatabaseAsync();
        var masterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

        // One after the other: the portable server under Wine can crash where two clients create a collection at once (docs/embedded-mongodb.md).
        _nodes = [await StartNodeAsync(_database, masterKey)];
        _nodes = [.. _nodes, await StartNodeAsync(_database, masterKey)];
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

    private static Task<QeyafaServer> StartNodeAsync(TestDatabase database, string masterKey) => QeyafaServer.StartAsync(
        new Dictionary<string, string?>
        {
            ["DATABASE_NAME"] = database.Name,
            ["Security:MasterKey"] = masterKey,
            ["Api:RateLimits:CredentialsPerMinute"] = "1000000",
            ["Sessions:RefreshGrace"] = "00:01:00", // Refreshes at once may be seconds apart on a busy machine.
        },
        database.Url,
        follows: true);
}

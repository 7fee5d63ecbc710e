using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MongoDB.Bson;
using Qeyafa.Infrastructure.EmbeddedMongo;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.EmbeddedMongo;

internal sealed class MongoRunnerTests
{
    private static readonly MongoRunnerOptions InMemory = new() { StartTimeout = TestMongo.StartPatience };

    [Test]
    public async Task TwoServers_StartedAtOnce_AnswerApart_AndLeaveNothing()
    {
        var both = await Task.WhenAll(MongoRunner.StartAsync(InMemory), MongoRunner.StartAsync(InMemory));
        both[0].Port.ShouldNotBe(both[1].Port);
        foreach (var runner in both)
        {
            await InsertAsync(runner, "only one");
            (await CountAsync(runner)).ShouldBe(1);
            (await TransactionSecondsAsync(runner)).ShouldBe(15, "What a dead node was writing must not be locked for long.");
        }

        foreach (var runner in both)
        {
            var (process, folder) = (runner.ProcessId, runner.Folder);
            await runner.DisposeAsync();
            ProcessIdentity.TryOf(process).ShouldBeNull();
            Directory.Exists(folder).ShouldBeFalse();
        }
    }

    [Test]
    public async Task Server_OnItsOwn_CarriesOutTransactions()
    {
        await using var runner = await MongoRunner.StartAsync(InMemory);
        using var client = new MongoClient(TestMongo.WithPatience(runner.ConnectionString));
        var notes = client.GetDatabase("kept").GetCollection<BsonDocument>("notes");
        await notes.InsertOneAsync(new BsonDocument("_id", "before"));
        using var session = await client.StartSessionAsync();

        session.StartTransaction();
        await notes.InsertOneAsync(session, new BsonDocument("_id", "aborted"));
        await session.AbortTransactionAsync();
        session.StartTransaction();
        await notes.InsertOneAsync(session, new BsonDocument("_id", "committed"));
        await session.CommitTransactionAsync();

        (await CountAsync(runner)).ShouldBe(2);
    }

    [Test]
    public async Task KilledServer_StartedAgain_KeepsPortAndAcknowledgedData()
    {
        await using var runner = await MongoRunner.StartAsync(InMemory);
        await InsertAsync(runner, "acknowledged");
        var (port, process) = (runner.Port, runner.ProcessId);

        await runner.KillServerAsync();
        await runner.RestartAsync();

        runner.Port.ShouldBe(port);
        runner.ProcessId.ShouldNotBe(process);
        (await CountAsync(runner)).ShouldBe(1);
    }

    [Test]
    public async Task Server_WithAUser_RefusesOthers_AlsoAfterARestart()
    {
        await using var runner = await MongoRunner.StartAsync(InMemory with { RootUser = new RootUser("root", "p@ss/word") });
        await InsertAsync(runner, "by the user");
        await runner.RestartAsync();
        (await CountAsync(runner)).ShouldBe(1);

        using var stranger = new MongoClient(TestMongo.WithPatience($"mongodb://127.0.0.1:{runner.Port}/?directConnection=true"));
        await Should.ThrowAsync<MongoException>(() =>
            stranger.GetDatabase("kept").RunCommandAsync<BsonDocument>(new BsonDocument("count", "notes")));
    }

    [Test]
    public async Task DataFolder_InUse_IsRefusedWithTheHoldersPortAndProcess_AndFreeAfterwards()
    {
        using var folder = new TemporaryFolder();
        var options = InMemory with { DataFolder = folder.Path };
        int server;
        var first = await MongoRunner.StartAsync(options);
        try
        {
            server = first.ProcessId;
            await InsertAsync(first, "kept");
            var refusal = await Should.ThrowAsync<EmbeddedMongoException>(() => MongoRunner.StartAsync(options));
            refusal.Message.ShouldContain($"in use by process {Environment.ProcessId}, whose MongoDB listens on port {first.Port}");
        }
        finally
        {
            await first.DisposeAsync();
        }

        ProcessIdentity.TryOf(server).ShouldBeNull();
        await using var second = await MongoRunner.StartAsync(options with { Port = FreePort(first.Port) });
        (await CountAsync(second)).ShouldBe(1);
    }

    [Test]
    [Platform("Linux")]
    public async Task Owner_KilledWithoutWarning_TakesItsServerAlong_AndLeavesAFolderThatStarts()
    {
        using var folder = new TemporaryFolder();
        var server = await StartAndKillOwnerAsync(folder.Path);
        await Eventually.HoldsAsync(() => ProcessIdentity.TryOf(server) is null, "the server ends with its owner");

        await using var runner = await MongoRunner.StartAsync(InMemory with { DataFolder = folder.Path });

        (await CountAsync(runner)).ShouldBe(1);
    }

    [Test]
    public async Task Server_LeftByADeadOwner_IsEndedByTheNextStart()
    {
        using var folder = new TemporaryFolder();
        using var orphan = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "timeout" : "sleep", "600") { UseShellExecute = false })!;
        using (var dead = await DataFolder.TakeAsync(folder.Path, CancellationToken.None))
        {
            dead.Remember(ProcessIdentity.TryOf(orphan.Id), port: 1);
        }

        using var taken = await DataFolder.TakeAsync(folder.Path, CancellationToken.None);

        orphan.WaitForExit(TimeSpan.FromMinutes(3)).ShouldBeTrue();
        taken.LastPort.ShouldBe(1);
    }

    [Test]
    public async Task Port_ThatIsTaken_IsRefusedByNumber()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;

        var refusal = await Should.ThrowAsync<EmbeddedMongoException>(() => MongoRunner.StartAsync(InMemory with { Port = port }));

        refusal.Message.ShouldStartWith($"Port {port}, which the MongoDB server was to listen on, is taken");
    }

    private static async Task<int> StartAndKillOwnerAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true };
        start.ArgumentList.Add(typeof(OwnerProgram).Assembly.Location);
        start.ArgumentList.Add("own-a-server");
        start.ArgumentList.Add(folder);
        using var owner = Process.Start(start)!;
        var server = int.Parse((await owner.StandardOutput.ReadLineAsync()).ShouldNotBeNull(), CultureInfo.InvariantCulture);
        owner.Kill();
        await owner.WaitForExitAsync();
        return server;
    }

    private static async Task InsertAsync(MongoRunner runner, string id)
    {
        using var client = new MongoClient(TestMongo.WithPatience(runner.ConnectionString));
        await client.GetDatabase("kept").GetCollection<BsonDocument>("notes").InsertOneAsync(new BsonDocument("_id", id));
    }

    private static async Task<int> CountAsync(MongoRunner runner)
    {
        using var client = new MongoClient(TestMongo.WithPatience(runner.ConnectionString));
        var reply = await client.GetDatabase("kept").RunCommandAsync<BsonDocument>(new BsonDocument("count", "notes"));
        return reply["n"].ToInt32();
    }

    private static async Task<int> TransactionSecondsAsync(MongoRunner runner)
    {
        using var client = new MongoClient(TestMongo.WithPatience(runner.ConnectionString));
        var reply = await client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument { ["getParameter"] = 1, ["transactionLifetimeLimitSeconds"] = 1 });
        return reply["transactionLifetimeLimitSeconds"].ToInt32();
    }

    private static int FreePort(int otherThan)
    {
        int port;
        do
        {
            port = LoopbackPort.Choose(asked: 0, preferred: 0);
        }
        while (port == otherThan);
        return port;
    }
}

using MongoDB.Bson;
using Qeyafa.Infrastructure.EmbeddedMongo;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Tests.Backups;
using Qeyafa.Infrastructure.Tests.Pictures;
using Qeyafa.Infrastructure.Tests.Storage;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.EmbeddedMongo;

/// <summary>
/// A process of its own that owns an embedded server, for the tests that kill the owner: this test assembly, started as a program.
/// It says the server's process number once an acknowledged document is in, then waits for its end.
/// </summary>
internal static class OwnerProgram
{
    public static async Task<int> Main(string[] args)
    {
        if (WriterProgram.IsMeant(args))
        {
            await WriterProgram.RunAsync(args);
        }

        if (ChildOwnerProgram.IsMeant(args))
        {
            await ChildOwnerProgram.RunAsync(args);
        }

        if (HaltedBackupProgram.IsMeant(args))
        {
            await HaltedBackupProgram.RunAsync(args);
        }

        if (args is not ["own-a-server", var folder])
        {
            return 2;
        }

        await using var runner = await MongoRunner.StartAsync(new MongoRunnerOptions { DataFolder = folder, StartTimeout = TestMongo.StartPatience });
        using var client = new MongoClient(TestMongo.WithPatience(runner.ConnectionString));
        await client.GetDatabase("kept").GetCollection<BsonDocument>("notes").InsertOneAsync(new BsonDocument("_id", "from the owner"));
        await Console.Out.WriteLineAsync($"{runner.ProcessId}");
        await Task.Delay(Timeout.InfiniteTimeSpan);
        return 0;
    }
}

using Qeyafa.Api.Commands;
using Qeyafa.Api.Tests.Migrations;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Commands;

/// <summary>What the executable says.</summary>
internal sealed class ProgramTests
{
    [Test]
    public async Task Help_ShowsTimes_AsTheyAreGiven()
    {
        using var run = new ProgramRun("mongodb://127.0.0.1:1", "none", "seed", "load", "--help");

        (await run.EndAsync()).ShouldBe(ExitCodes.Done);
        run.Output.ShouldContain("[default: 2026-11-01T09:00:00Z]");
        run.Output.ShouldNotContain("+00:00");
    }

    [Test]
    public async Task Backup_WhoseBucketIsAway_EndsWithOne_AndASentence()
    {
        await using var database = await TestMongo.CreateDatabaseAsync();
        string[] settings =
        [
            "Backup:Kind=s3", "Backup:S3:Bucket=backups", "Backup:S3:Endpoint=https://127.0.0.1:1", "Backup:S3:AccessKey=x", "Backup:S3:SecretKey=x", "Backup:S3:Retries=0",
        ];
        using var run = new ProgramRun(database.Url, database.Name, ["backup", "full", .. settings.SelectMany(setting => new[] { "--set", setting })]);

        (await run.EndAsync()).ShouldBe(ExitCodes.Refused);
        run.Errors.ShouldContain("The storage of backups cannot be used: ");
        run.Errors.ShouldNotContain(" at Qeyafa.");
    }
}

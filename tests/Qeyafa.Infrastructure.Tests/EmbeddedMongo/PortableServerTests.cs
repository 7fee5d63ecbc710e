using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Infrastructure.Tests.EmbeddedMongo;

internal sealed class PortableServerTests
{
    [Test]
    public async Task CachedFile_ThatIsAnotherOne_IsRefusedAndLeftAlone()
    {
        using var cache = new TemporaryFolder();
        var server = new PortableServer(cache.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(server.ProgramPath)!);
        await File.WriteAllTextAsync(server.ProgramPath, "not MongoDB");

        var refusal = await Should.ThrowAsync<EmbeddedMongoException>(() => server.EnsureAsync(progress: null, CancellationToken.None));

        refusal.Message.ShouldContain($"{server.ProgramPath} is not the known MongoDB server");
        refusal.Message.ShouldContain("delete it");
        File.Exists(server.ProgramPath).ShouldBeTrue();
    }

    [Test]
    public void ConfiguredServer_ThatIsNotThere_IsRefusedByName() =>
        Should.Throw<EmbeddedMongoException>(() => ServerLocator.FindInstalled("/nowhere/mongod")).Message.ShouldStartWith("QEYAFA_MONGOD names /nowhere/mongod");

    [Test]
    public void ConfiguredServer_ComesBeforeTheOneOnPath()
    {
        using var folder = new TemporaryFolder();
        var program = Path.Combine(folder.Path, "mongod");
        File.WriteAllText(program, "");

        ServerLocator.FindInstalled(program).ShouldBe(new MongoServer(program, NeedsWine: false));
    }

    [Test]
    [Platform("Linux")]
    public void ConfiguredServer_ThatIsAWindowsProgram_RunsUnderWine()
    {
        using var folder = new TemporaryFolder();
        var program = Path.Combine(folder.Path, "mongod.exe");
        File.WriteAllText(program, "");

        var server = ServerLocator.FindInstalled(program).ShouldNotBeNull();

        server.NeedsWine.ShouldBeTrue();
        server.PathOf("/srv/data").ShouldBe(@"Z:\srv\data");
    }
}

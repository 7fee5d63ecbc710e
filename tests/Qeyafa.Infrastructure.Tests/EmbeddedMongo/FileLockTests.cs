using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Infrastructure.Tests.EmbeddedMongo;

internal sealed class FileLockTests
{
    [Test]
    public void Lock_HeldByAnother_IsNotTakenUntilReleased()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.lock");

        using (FileLock.TryTake(path).ShouldNotBeNull())
        {
            FileLock.TryTake(path).ShouldBeNull();
        }

        using var again = FileLock.TryTake(path);
        again.ShouldNotBeNull();
    }

    [Test]
    public async Task Lock_HeldForTooLong_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.lock");
        using var held = FileLock.TryTake(path);

        var refusal = await Should.ThrowAsync<EmbeddedMongoException>(() => FileLock.TakeAsync(path, TimeSpan.Zero, CancellationToken.None));

        refusal.Message.ShouldContain(path);
    }

    [Test]
    public void Process_ThatHasAnothersNumber_IsNotTheSame()
    {
        var self = ProcessIdentity.Current;
        self.IsAlive.ShouldBeTrue();
        (self with { StartMark = "another boot:1" }).IsAlive.ShouldBeFalse();
    }
}

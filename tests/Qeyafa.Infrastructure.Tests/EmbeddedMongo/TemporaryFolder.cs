namespace Qeyafa.Infrastructure.Tests.EmbeddedMongo;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("qeyafa-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests;

/// <summary>Has all fixtures of this assembly use the server that is theirs.</summary>
[SetUpFixture]
internal sealed class StorageServer
{
    [OneTimeSetUp]
    public void Choose() => TestMongo.UseServerOfStorage();
}

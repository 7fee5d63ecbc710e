namespace Qeyafa.Infrastructure.Tests.MongoDriver;

/// <summary>Has the tests' server there before the first of them runs.</summary>
[SetUpFixture]
internal sealed class SharedServer
{
    [OneTimeSetUp]
    public Task FindAsync() => MongoFixture.FindServerAsync();
}

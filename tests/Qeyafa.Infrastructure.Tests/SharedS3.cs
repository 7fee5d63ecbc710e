using Qeyafa.Infrastructure.Storage;
using Qeyafa.Testing.Storage;

namespace Qeyafa.Infrastructure.Tests;

/// <summary>One S3 server for all tests that do not take theirs away; each has a bucket of its own.</summary>
[SetUpFixture]
internal sealed class SharedS3
{
    private static readonly Lazy<Task<S3Host>> Host = new(S3Host.StartAsync);

    public static async Task<S3Options> MakeBucketAsync() => await (await Host.Value).MakeBucketAsync();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (Host.IsValueCreated)
        {
            (await Host.Value).Dispose();
        }
    }
}

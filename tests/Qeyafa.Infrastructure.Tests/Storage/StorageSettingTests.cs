using Microsoft.Extensions.Hosting.Internal;
using Qeyafa.Infrastructure.Storage;

namespace Qeyafa.Infrastructure.Tests.Storage;

public sealed class StorageSettingTests
{
    private const string Secret = "hunter2hunter2";

    [Test]
    public void Settings_OfOneBucket_AreTaken()
    {
        Judge("Production", S3(_ => { })).ShouldBeEmpty();
        Judge("Development", new StorageOptions()).ShouldBeEmpty();
        Judge("Production", new StorageOptions { Kind = "files", Folder = "/srv/pictures" }).ShouldBeEmpty();
        Judge("Development", S3(s3 => (s3.Endpoint, s3.Region) = ("http://minio:9000", null))).ShouldBeEmpty();
        Judge("Production", S3(s3 => s3.Endpoint = "http://127.0.0.1:9000")).ShouldBeEmpty();
    }

    [Test]
    public void Production_MustNameItsStorage() => Judge("Production", new StorageOptions()).ShouldHaveSingleItem().ShouldStartWith("Storage:Kind must be set");

    [Test]
    public void Setting_ThatIsWrong_IsNamed_AndNoSecretIsRepeated()
    {
        foreach (var (change, named) in new (Action<S3Options>, string)[]
        {
            (s3 => s3.Bucket = null, "Storage:S3:Bucket"),
            (s3 => s3.Bucket = "Not_A_Bucket", "Storage:S3:Bucket"),
            (s3 => s3.Prefix = "/qeyafa", "Storage:S3:Prefix"),
            (s3 => s3.Prefix = "../qeyafa", "Storage:S3:Prefix"),
            (s3 => s3.Endpoint = "minio:9000", "Storage:S3:Endpoint"),
            (s3 => s3.Endpoint = "http://minio:9000", "Storage:S3:Endpoint"),
            (s3 => s3.Endpoint = "https://user:hunter2hunter2@minio", "Storage:S3:Endpoint"),
            (s3 => s3.Region = null, "Storage:S3:Region"),
            (s3 => s3.AccessKey = null, "Storage:S3:AccessKey"),
            (s3 => s3.TimeoutSeconds = 0, "Storage:S3:TimeoutSeconds"),
            (s3 => s3.Retries = 11, "Storage:S3:Retries"),
            (s3 => s3.PageSize = 1_001, "Storage:S3:PageSize"),
        })
        {
            var refusal = Judge("Production", S3(change)).ShouldHaveSingleItem();
            refusal.ShouldStartWith(named);
            refusal.ShouldNotContain(Secret);
        }

        Judge("Development", new StorageOptions { Kind = "ftp" }).ShouldHaveSingleItem().ShouldStartWith("Storage:Kind");
        Judge("Development", new StorageOptions { Kind = "files", Folder = " " }).ShouldHaveSingleItem().ShouldStartWith("Storage:Folder");
    }

    private static StorageOptions S3(Action<S3Options> change)
    {
        var options = new StorageOptions { Kind = "s3", S3 = new S3Options { Bucket = "pictures", Region = "eu-central-1", AccessKey = "id", SecretKey = Secret } };
        change(options.S3);
        return options;
    }

    private static IEnumerable<string> Judge(string environment, StorageOptions options) =>
        new StorageOptionsRules(new HostingEnvironment { EnvironmentName = environment }).Validate(name: null, options).Failures ?? [];
}

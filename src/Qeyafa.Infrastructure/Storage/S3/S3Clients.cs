using Amazon;
using Amazon.Runtime;
using Amazon.S3;

namespace Qeyafa.Infrastructure.Storage.S3;

/// <summary>Makes the S3 client of the settings.</summary>
internal static class S3Clients
{
    private const string UsualRegion = "us-east-1";

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    public static AmazonS3Client Create(S3Options options)
    {
        var config = new AmazonS3Config
        {
            Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
            ConnectTimeout = ConnectTimeout,
            MaxErrorRetry = options.Retries,
            RetryMode = RequestRetryMode.Standard,
            ForcePathStyle = options.PathStyle ?? options.Endpoint is not null,

            // Servers other than AWS know few of the newer checksums. The signature covers the content anyway.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (options.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = options.Region ?? UsualRegion;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        }

        return options.AccessKey is { Length: > 0 } accessKey
            ? new AmazonS3Client(new BasicAWSCredentials(accessKey, options.SecretKey), config)
            : new AmazonS3Client(config);
    }
}

using Qeyafa.Infrastructure.Settings;

namespace Qeyafa.Infrastructure.Storage;

/// <summary>The settings under <c>Storage</c>.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    public const string Files = "files";

    public const string S3Kind = "s3";

    /// <summary>Where pictures are kept: <c>files</c> (a folder) or <c>s3</c> (a bucket); null is <c>files</c> outside Production.</summary>
    public string? Kind { get; set; }

    /// <summary>The folder of the kind <c>files</c>; null is <c>pictures</c> in the data folder.</summary>
    public string? Folder { get; set; }

    /// <summary>The bucket of the kind <c>s3</c>.</summary>
    public S3Options S3 { get; set; } = new();
}

/// <summary>The settings under <c>Storage:S3</c>.</summary>
internal sealed class S3Options
{
    /// <summary>The bucket's name.</summary>
    public string? Bucket { get; set; }

    /// <summary>What every key in the bucket begins with, such as <c>qeyafa/</c>; a slash at its end is added where it lacks.</summary>
    public string? Prefix { get; set; }

    /// <summary>The server's address; null for AWS itself.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The region; null for <c>us-east-1</c> with an endpoint of one's own.</summary>
    public string? Region { get; set; }

    /// <summary>Whether the bucket stands in the path and not in the host's name; null for where there is an endpoint of one's own.</summary>
    public bool? PathStyle { get; set; }

    /// <summary>The id of the access key; null for what the AWS SDK finds (environment, profile, role).</summary>
    public string? AccessKey { get; set; }

    /// <summary>The secret of the access key.</summary>
    [Secret]
    public string? SecretKey { get; set; }

    /// <summary>How long one try of a request, or one read from an answer, may take, in seconds; 1 to 300.</summary>
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>How often a request that failed is tried again; 0 to 10.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>How many keys are asked for at once when objects are listed; 1 to 1,000.</summary>
    public int PageSize { get; set; } = 1_000;
}

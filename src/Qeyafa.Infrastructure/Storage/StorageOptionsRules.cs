using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Storage;

/// <summary>What the settings of the storage must be. A rule never repeats a value.</summary>
internal sealed class StorageOptionsRules(IHostEnvironment environment) : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options) => options.Kind switch
    {
        StorageOptions.S3Kind => ValidateS3(options.S3),
        StorageOptions.Files => SettingRules.Judge((options.Folder is null || options.Folder.Trim().Length > 0, "Storage:Folder must be a folder, or not be set.")),
        null => SettingRules.Judge(
            (!environment.IsProduction(), "Storage:Kind must be set in Production: files (one node, or a folder that all nodes share and that outlives them) or s3."),
            (options.Folder is null || options.Folder.Trim().Length > 0, "Storage:Folder must be a folder, or not be set.")),
        _ => ValidateOptionsResult.Fail("Storage:Kind must be files or s3."),
    };

    private ValidateOptionsResult ValidateS3(S3Options s3) => SettingRules.Judge(
        (IsBucket(s3.Bucket), "Storage:S3:Bucket must be a bucket's name (3 to 63 lower-case letters, digits, dots and hyphens), as Storage:Kind is s3."),
        (s3.Prefix is null or "" || ObjectKey.IsPrefix(s3.Prefix), "Storage:S3:Prefix must be made of letters, digits, '-', '_', '.' and single slashes, without one at its beginning."),
        (s3.Endpoint is null || IsAddress(s3.Endpoint), "Storage:S3:Endpoint must be an absolute https address without a path; http is taken for this machine, and outside Production."),
        (!string.IsNullOrWhiteSpace(s3.Endpoint) || !string.IsNullOrWhiteSpace(s3.Region), "Storage:S3:Region must be set (such as eu-central-1), or Storage:S3:Endpoint."),
        (string.IsNullOrEmpty(s3.AccessKey) == string.IsNullOrEmpty(s3.SecretKey), "Storage:S3:AccessKey and Storage:S3:SecretKey must be set together."),
        (s3.TimeoutSeconds is >= 1 and <= 300, "Storage:S3:TimeoutSeconds must be 1 to 300."),
        (s3.Retries is >= 0 and <= 10, "Storage:S3:Retries must be 0 to 10."),
        (s3.PageSize is >= 1 and <= 1_000, "Storage:S3:PageSize must be 1 to 1000."));

    private static bool IsBucket(string? name) =>
        name is { Length: >= 3 and <= 63 } && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.')
        && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1]) && !name.Contains("..", StringComparison.Ordinal);

    private bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { AbsolutePath: "/", Query: "", UserInfo: "" }
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && (address.IsLoopback || !environment.IsProduction())));
}

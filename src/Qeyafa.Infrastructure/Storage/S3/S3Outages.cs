using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Qeyafa.Application.Abstractions;

namespace Qeyafa.Infrastructure.Storage.S3;

/// <summary>Runs requests to S3, telling an absent object and a storage that is away from faults of ours.</summary>
internal static class S3Outages
{
    public static async Task<T> GuardAsync<T>(Func<Task<T>> request, CancellationToken cancellationToken, string content = StorageAway.Pictures)
    {
        try
        {
            return await request();
        }
        catch (Exception exception) when (Reason(exception, cancellationToken) is { } reason)
        {
            throw StorageAway.Because(reason, exception, content);
        }
    }

    /// <summary>Whether the answer says that there is no such object. A bucket that is missing is another thing.</summary>
    public static bool IsAbsent(AmazonS3Exception exception) => exception.StatusCode == HttpStatusCode.NotFound && exception.ErrorCode != "NoSuchBucket";

    private static string? Reason(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        DependencyUnavailableException => null,
        AmazonServiceException refused => $"{(int)refused.StatusCode} {refused.ErrorCode}",
        AmazonClientException or HttpRequestException or IOException or TimeoutException => $"{exception.GetType().Name}: {exception.Message}",
        OperationCanceledException when !cancellationToken.IsCancellationRequested => "time limit",
        _ => null,
    };
}

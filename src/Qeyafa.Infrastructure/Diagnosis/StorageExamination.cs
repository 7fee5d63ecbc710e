using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Pictures;
using Qeyafa.Infrastructure.Storage;

namespace Qeyafa.Infrastructure.Diagnosis;

/// <summary>Whether an object can be stored, read and deleted, by doing it.</summary>
internal sealed class StorageExamination(IServiceProvider services, IOptions<StorageOptions> options) : IExamination
{
    public string Name => "storage";

    public bool NeedsDatabase => false;

    public async Task<Seen> ExamineAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var bucket = settings.Kind == StorageOptions.S3Kind;
        try
        {
            await ProbeAsync(services.GetRequiredService<IObjectStorage>(), services.GetRequiredService<IScratch>(), cancellationToken);
            return new Seen($"Objects are stored, read and deleted in {(bucket ? $"the bucket {settings.S3.Bucket}" : "the folder")}.");
        }
        catch (SettingException scratch)
        {
            return new Seen("", Finding.Error("scratch_unusable", scratch.Message, "Set Pictures:Scratch to an absolute path of a folder that this account owns: install -d -m 700 FOLDER."));
        }
        catch (Exception failure) when (failure is DependencyUnavailableException or IOException or UnauthorizedAccessException)
        {
            return new Seen("", Finding.Error("storage_unusable", failure.Message, Mend(settings, bucket, failure)));
        }
    }

    private static async Task ProbeAsync(IObjectStorage storage, IScratch scratch, CancellationToken cancellationToken)
    {
        var key = $"doctor/{Guid.NewGuid():N}.txt";
        var written = RandomNumberGenerator.GetBytes(64);
        using var file = scratch.Create();
        await using (var stream = file.OpenWrite())
        {
            await stream.WriteAsync(written, cancellationToken);
        }

        await storage.PutAsync(key, file, "text/plain", cancellationToken);
        try
        {
            await using var found = await storage.OpenAsync(key, range: null, cancellationToken) ?? throw new IOException("What was stored is not there.");
            var read = new byte[written.Length];
            await found.Content.ReadExactlyAsync(read, cancellationToken);
            if (!read.AsSpan().SequenceEqual(written))
            {
                throw new IOException("What is read is not what was stored.");
            }
        }
        finally
        {
            await storage.DeleteAsync(key, CancellationToken.None);
        }
    }

    private static string Mend(StorageOptions settings, bool bucket, Exception failure) =>
        !bucket ? "Storage:Folder must be a folder that this account may write to: install -d -m 700 -o $(id -un) FOLDER."
        : failure.Message.Contains("NoSuchBucket", StringComparison.Ordinal) ? $"Make the bucket, or correct Storage:S3:Bucket: aws s3 mb s3://{settings.S3.Bucket}{(settings.S3.Endpoint is { } endpoint ? $" --endpoint-url {endpoint}" : "")}"
        : failure.Message.Contains("403", StringComparison.Ordinal) ? "Let the access key do s3:PutObject, s3:GetObject, s3:DeleteObject and s3:ListBucket, and correct Storage:S3:AccessKey and Storage:S3:SecretKey; a clock that is wrong is refused as well."
        : "See whether Storage:S3:Endpoint and Storage:S3:Region are right, and whether the server runs: curl -i ENDPOINT.";
}

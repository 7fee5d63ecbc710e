using System.Net;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Pictures;
using Qeyafa.Infrastructure.Http;

namespace Qeyafa.Infrastructure.TryOn.Replicate;

/// <summary>
/// Fetches a prediction's result. It is taken from the configured hosts only, without following redirects, and only up to a size and a time;
/// whoever gets it checks that it is a picture.
/// </summary>
internal sealed class ReplicateOutput(HttpClient http, IScratch scratch, IOptions<ReplicateOptions> options)
{
    /// <summary>The largest result, in bytes.</summary>
    public const long MostBytes = 20 * 1024 * 1024;

    /// <summary>Fetches the first result that may be fetched.</summary>
    public async Task<FetchedOutput> FetchAsync(ReplicatePrediction prediction, CancellationToken cancellationToken)
    {
        if (AddressOf(prediction) is not { } address) return new FetchedOutput.None();

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.DownloadSeconds));
        try
        {
            using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return (int)answer.StatusCode switch
            {
                (int)HttpStatusCode.OK => await SaveAsync(answer.Content, limit.Token),
                (int)HttpStatusCode.NotFound or (int)HttpStatusCode.Gone => new FetchedOutput.Gone(),
                (int)HttpStatusCode.RequestTimeout or (int)HttpStatusCode.TooManyRequests or >= 500 => new FetchedOutput.Away(),
                _ => new FetchedOutput.None(),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FetchedOutput.Away();
        }
        catch (HttpRequestException)
        {
            return new FetchedOutput.Away();
        }
    }

    private Uri? AddressOf(ReplicatePrediction prediction)
    {
        OutputHosts.TryRead(options.Value.OutputHosts, out var hosts);
        var own = new Uri(options.Value.BaseUrl);
        foreach (var text in prediction.OutputTexts)
        {
            // A server for tests, which Production refuses, may speak http; then so may its results.
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && own.Scheme == Uri.UriSchemeHttp))
                && address.UserInfo.Length == 0 && hosts!.Contain(address.Host))
            {
                return address;
            }
        }

        return null;
    }

    private async Task<FetchedOutput> SaveAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > MostBytes) return new FetchedOutput.TooLarge();

        var file = scratch.Create();
        var kept = false;
        try
        {
            await using (var target = file.OpenWrite())
            {
                await using var source = await content.ReadAsStreamAsync(cancellationToken);
                await new LimitedStream(source, MostBytes).CopyToAsync(target, cancellationToken);
            }

            kept = true;
            return new FetchedOutput.Picture(file);
        }
        catch (TooLongException)
        {
            return new FetchedOutput.TooLarge();
        }
        catch (IOException)
        {
            return new FetchedOutput.Away();
        }
        finally
        {
            if (!kept) file.Dispose();
        }
    }
}

/// <summary>What came of fetching a result.</summary>
internal abstract record FetchedOutput
{
    private FetchedOutput()
    {
    }

    /// <summary>It is there.</summary>
    internal sealed record Picture(TemporaryFile File) : FetchedOutput;

    /// <summary>There is none that may be fetched.</summary>
    internal sealed record None : FetchedOutput;

    /// <summary>It has been deleted, which Replicate does after an hour.</summary>
    internal sealed record Gone : FetchedOutput;

    /// <summary>It is larger than results may be.</summary>
    internal sealed record TooLarge : FetchedOutput;

    /// <summary>It cannot be fetched at the moment.</summary>
    internal sealed record Away : FetchedOutput;
}

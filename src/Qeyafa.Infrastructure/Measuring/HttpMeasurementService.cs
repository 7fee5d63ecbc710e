using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Measurements.Processing;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Http;

namespace Qeyafa.Infrastructure.Measuring;

/// <summary>
/// Asks a measurement service over HTTP, by the contract in docs/measurement-service.md. A call that came too soon, failed on the service's side or was not
/// answered is repeated within the time there is; the service knows a repetition by its <c>Idempotency-Key</c>.
/// </summary>
internal sealed partial class HttpMeasurementService(HttpClient http, IPictures pictures, IOptions<MeasuringOptions> options, TimeProvider time, ILogger<HttpMeasurementService> logger)
    : IMeasurementService
{
    private const int MostAnswerBytes = 1024 * 1024;

    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MostWait = TimeSpan.FromHours(1);

    public bool IsConfigured => true;

    public MeasurementSource Source => MeasurementSource.AiService;

    private Uri Service => new(options.Value.Url!);

    /// <summary>A service that asks for no wait at all is not asked in a tight loop.</summary>
    private TimeSpan Shortest => TimeSpan.FromMilliseconds(options.Value.WaitMilliseconds);

    public async Task<MeasuringOutcome> MeasureAsync(MeasuringRequest request, CancellationToken cancellationToken)
    {
        var (limit, begun) = (TimeSpan.FromSeconds(options.Value.TotalSeconds), time.GetTimestamp());
        using var total = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        total.CancelAfter(limit);
        Uri? outcome = null;
        try
        {
            while (true)
            {
                var (done, next, wait) = await AskAsync(request, outcome, total.Token);
                if (done is not null) return done;

                if (wait >= limit - time.GetElapsedTime(begun))
                {
                    NotInTime(options.Value.TotalSeconds);
                    return new MeasuringOutcome.Away(Later(wait));
                }

                outcome = next;
                await Task.Delay(wait, time, total.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            NotInTime(options.Value.TotalSeconds);
            return new MeasuringOutcome.Away(TryAgain);
        }
    }

    /// <summary>Posts the pictures, or asks for the outcome of what was posted.</summary>
    /// <returns>What came of it; or where to ask next (null to post again) after a wait.</returns>
    private async Task<(MeasuringOutcome? Done, Uri? Next, TimeSpan Wait)> AskAsync(MeasuringRequest request, Uri? outcome, CancellationToken total)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(total);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.RequestSeconds));
        var wait = Shortest;
        try
        {
            using var message = outcome is null ? await WriteAsync(request, limit.Token) : new HttpRequestMessage(HttpMethod.Get, outcome);
            if (options.Value.Token is { Length: > 0 } token) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return await JudgeAsync(answer, outcome, answer.Headers.RetryAfter?.Delta is { } told && told > wait ? told : wait, limit.Token);
        }
        catch (OperationCanceledException) when (!total.IsCancellationRequested)
        {
            return (null, outcome, wait);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return (null, outcome, wait);
        }
    }

    private async Task<(MeasuringOutcome? Done, Uri? Next, TimeSpan Wait)> JudgeAsync(HttpResponseMessage answer, Uri? outcome, TimeSpan wait, CancellationToken cancellationToken)
    {
        var status = (int)answer.StatusCode;
        if (answer.StatusCode == HttpStatusCode.Accepted) return NextOf(answer) is { } next ? (null, next, wait) : (Nonsense("202 without a Location on the service's own host"), null, wait);
        if (status is 408 or 429 or >= 500) return (null, outcome, wait);
        if (status is 200 or 422)
        {
            var read = await ReadAsync(answer.Content, cancellationToken);
            return (read ?? Nonsense($"{status} with an answer that cannot be read"), null, wait);
        }

        return (Nonsense($"{status}"), null, wait);
    }

    /// <summary>Where the outcome will stand; the token and the question go to no other host.</summary>
    private Uri? NextOf(HttpResponseMessage answer)
    {
        if (answer.Headers.Location is not { } location) return answer.RequestMessage?.Method == HttpMethod.Get ? answer.RequestMessage.RequestUri : null;

        return Uri.TryCreate(Service, location, out var next) && Uri.Compare(next, Service, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0 ? next : null;
    }

    /// <summary>When to try again, where the service wants to be left alone for longer than a request may take.</summary>
    private static TimeSpan Later(TimeSpan wait) => wait < TryAgain ? TryAgain : wait < MostWait ? wait : MostWait;

    private MeasuringOutcome.Away Nonsense(string what)
    {
        MakesNoSense(what);
        return new MeasuringOutcome.Away(TryAgain);
    }

    private static async Task<MeasuringOutcome?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        try
        {
            using var json = await JsonDocument.ParseAsync(new LimitedStream(stream, MostAnswerBytes), cancellationToken: cancellationToken);
            return MeasuringReply.Read(json.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or TooLongException)
        {
            return null;
        }
    }

    private async Task<HttpRequestMessage> WriteAsync(MeasuringRequest request, CancellationToken cancellationToken)
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent(request.HeightCm.ToString("R", CultureInfo.InvariantCulture)), "height" },
            { new StringContent(LengthUnit.Cm.Word()), "unit" },
        };
        var message = new HttpRequestMessage(HttpMethod.Post, Service) { Content = form };
        message.Headers.Add("Idempotency-Key", request.Id.ToString());
        var written = false;
        try
        {
            form.Add(await OpenAsync(request.Front, cancellationToken), "front", "front.jpg");
            form.Add(await OpenAsync(request.Side, cancellationToken), "side", "side.jpg");
            written = true;
            return message;
        }
        finally
        {
            if (!written) message.Dispose();
        }
    }

    private async Task<StreamContent> OpenAsync(PictureKey key, CancellationToken cancellationToken)
    {
        var picture = await pictures.OpenAsync(key, PictureSize.Master, range: null, cancellationToken)
            ?? throw new InvalidOperationException("A picture that was stored a moment ago is not there.");
        var content = new StreamContent(picture.Content);
        content.Headers.ContentType = new MediaTypeHeaderValue(OpenPicture.MediaType);
        content.Headers.ContentLength = picture.Count;
        return content;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The measurement service does not keep its contract: {What}")]
    private partial void MakesNoSense(string what);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The measurement service did not measure within {Seconds} s")]
    private partial void NotInTime(int seconds);
}

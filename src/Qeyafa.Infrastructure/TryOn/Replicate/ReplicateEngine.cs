using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qeyafa.Application.TryOn.Engines;

namespace Qeyafa.Infrastructure.TryOn.Replicate;

/// <summary>
/// Has try-ons made by a model on Replicate. Creating a prediction costs money and is not idempotent, so the intent is stored before the call, and whoever finds
/// an intent looks among the recent predictions for one with its mark before creating one: docs/adr/0017-replicate.md.
/// </summary>
internal sealed partial class ReplicateEngine(
    ReplicateApi api, ReplicateSearch search, ReplicateInput input, ReplicateOutput output, IOptions<ReplicateOptions> options, TimeProvider time, ILogger<ReplicateEngine> logger) : ITryOnEngine
{
    /// <summary>The engine's word in <c>TryOn:Engine</c>.</summary>
    public const string Word = "replicate";

    private const int LongestModel = 200;

    public string Name => Word;

    public bool WorksElsewhere => true;

    private TimeSpan Poll => TimeSpan.FromSeconds(options.Value.PollSeconds);

    public async Task<EngineStep> AdvanceAsync(EngineJob job, CancellationToken cancellationToken)
    {
        if (!ReplicateReference.TryParse(job.Reference, out var reference)) return Begin(job);

        var step = reference.PredictionId is { } id ? await LookAsync(id, reference, cancellationToken) : await CreateAsync(job, reference, cancellationToken);

        // What an earlier attempt left behind is taken where it is of use; where it is not, this attempt makes its own.
        return reference.Attempt != job.Attempt && step is EngineStep.Failed or EngineStep.Canceled ? Begin(job) : step;
    }

    public async Task CancelAsync(EngineJob job, CancellationToken cancellationToken)
    {
        if (!ReplicateReference.TryParse(job.Reference, out var reference)) return;

        var id = reference.PredictionId;
        if (id is null)
        {
            var (found, obstacle) = await search.FindAsync(reference.MarkOf(job.TryOnId), reference.MeantAt, cancellationToken);
            if (obstacle is not null) throw new ReplicateException("The prediction could not be looked for: " + Tell(obstacle));
            if (found is null) return;
            id = found.Id;
        }

        if (await api.CancelAsync(id, cancellationToken) is var reply and not (ReplicateReply.Answered or ReplicateReply.Refused { Status: 404 or 410 or 422 }))
        {
            throw new ReplicateException("The prediction could not be canceled: " + Tell(reply));
        }
    }

    private EngineStep.Working Begin(EngineJob job) => Wait(ReplicateReference.Intent(job.Attempt, time.GetUtcNow()), hasStarted: false, TimeSpan.Zero);

    private async Task<EngineStep> CreateAsync(EngineJob job, ReplicateReference intent, CancellationToken cancellationToken)
    {
        var mark = intent.MarkOf(job.TryOnId);
        var (found, obstacle) = await search.FindAsync(mark, intent.MeantAt, cancellationToken);
        if (found is not null) return Wait(ReplicateReference.Prediction(found.Id, intent.Attempt), found.HasStarted, TimeSpan.Zero);
        if (obstacle is not null) return Later(obstacle, intent);
        if (intent.Attempt != job.Attempt) return Begin(job);
        if (await input.WriteAsync(job, mark, cancellationToken) is not { } body) return ReplicateWords.NoPictures;

        var reply = await api.CreateAsync(body, cancellationToken);
        if (reply is not ReplicateReply.Answered { Body: var json }) return Later(reply, intent);
        return ReplicatePrediction.Read(json) is { } created
            ? Wait(ReplicateReference.Prediction(created.Id, intent.Attempt), created.HasStarted, Poll)
            : Later(new ReplicateReply.Unclear("no prediction"), intent);
    }

    private EngineStep Later(ReplicateReply reply, ReplicateReference intent)
    {
        if (reply is ReplicateReply.Refused refused) return Refuse(refused);
        if (time.GetUtcNow() - intent.MeantAt > TimeSpan.FromSeconds(options.Value.GiveUpSeconds)) return ReplicateWords.NoAnswer;

        Unanswered(Tell(reply));
        return Wait(intent, hasStarted: false, reply is ReplicateReply.Throttled throttled ? throttled.Wait : Poll);
    }

    private async Task<EngineStep> LookAsync(string id, ReplicateReference reference, CancellationToken cancellationToken)
    {
        var reply = await api.FindAsync(id, cancellationToken);
        if (reply is ReplicateReply.Refused { Status: 404 or 410 }) return ReplicateWords.ResultGone;
        if (reply is ReplicateReply.Refused refused) return Refuse(refused);
        if (reply is ReplicateReply.Answered { Body: var json } && ReplicatePrediction.Read(json) is { } prediction) return await JudgeAsync(prediction, reference, cancellationToken);

        Unanswered(Tell(reply));
        return Wait(reference, hasStarted: false, reply is ReplicateReply.Throttled throttled ? throttled.Wait : Poll);
    }

    private async Task<EngineStep> JudgeAsync(ReplicatePrediction prediction, ReplicateReference reference, CancellationToken cancellationToken)
    {
        switch (prediction.Status)
        {
            case "succeeded":
                return await FetchAsync(prediction, reference, cancellationToken);
            case "failed":
                PredictionFailed(prediction.Id);
                return ReplicateWords.Of(prediction.Error);
            case "canceled":
                return new EngineStep.Canceled();
            case "aborted":
                return ReplicateWords.TooLate;
            default:
                return Wait(reference, prediction.HasStarted, Poll);
        }
    }

    private async Task<EngineStep> FetchAsync(ReplicatePrediction prediction, ReplicateReference reference, CancellationToken cancellationToken) =>
        await output.FetchAsync(prediction, cancellationToken) switch
        {
            FetchedOutput.Picture picture => new EngineStep.Succeeded(picture.File, ModelOf(prediction), prediction.PredictTime),
            FetchedOutput.Gone => ReplicateWords.ResultGone,
            FetchedOutput.TooLarge => ReplicateWords.ResultTooLarge,
            FetchedOutput.Away => Wait(reference, hasStarted: true, Poll),
            _ => NoResult(prediction.Id),
        };

    private EngineStep.Failed NoResult(string id)
    {
        NothingToFetch(id);
        return ReplicateWords.NoResult;
    }

    private EngineStep.Failed Refuse(ReplicateReply.Refused refused)
    {
        CallRefused(refused.Status, refused.Explanation);
        return ReplicateWords.OfStatus(refused.Status);
    }

    private string ModelOf(ReplicatePrediction prediction)
    {
        var model = $"{options.Value.Model ?? prediction.Model ?? Word}:{prediction.Version ?? options.Value.Version}";
        return model.Length <= LongestModel ? model : model[..LongestModel];
    }

    private static EngineStep.Working Wait(ReplicateReference reference, bool hasStarted, TimeSpan after) => new(reference.ToString(), hasStarted, after);

    private static string Tell(ReplicateReply reply) => reply switch
    {
        ReplicateReply.Unclear unclear => unclear.Why,
        ReplicateReply.Refused refused => $"http {refused.Status}",
        ReplicateReply.Throttled => "http 429",
        _ => "an answer that cannot be read",
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "Replicate refused a call with {Status}: {Explanation}")]
    private partial void CallRefused(int status, string explanation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Replicate did not answer for now: {Why}")]
    private partial void Unanswered(string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Prediction {Id} failed; Replicate's own pages say why")]
    private partial void PredictionFailed(string id);

    [LoggerMessage(Level = LogLevel.Error, Message = "Prediction {Id} succeeded with no result on a host in TryOn:Replicate:OutputHosts, or one that could not be fetched from there")]
    private partial void NothingToFetch(string id);
}

/// <summary>Replicate could not be told something.</summary>
internal sealed class ReplicateException(string message) : Exception(message);

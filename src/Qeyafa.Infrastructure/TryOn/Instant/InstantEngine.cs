using Qeyafa.Application.Pictures;
using Qeyafa.Application.TryOn.Engines;

namespace Qeyafa.Infrastructure.TryOn.Instant;

/// <summary>Answers the picture of the body as it is, at once: for tests, measurements and trying the API out. It is refused in Production.</summary>
internal sealed class InstantEngine(IPictures pictures, IScratch scratch, TimeProvider time) : ITryOnEngine
{
    public const string Word = "instant";

    public string Name => Word;

    public bool WorksElsewhere => false;

    public async Task<EngineStep> AdvanceAsync(EngineJob job, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        await using var body = await pictures.OpenAsync(job.Body.Picture, PictureSize.Master, range: null, cancellationToken);
        if (body is null)
        {
            return new EngineStep.Failed("The picture of the body is gone. Upload it again.", MayRetry: false);
        }

        var copy = scratch.Create();
        try
        {
            await using (var file = copy.OpenWrite())
            {
                await body.Content.CopyToAsync(file, cancellationToken);
            }

            return new EngineStep.Succeeded(copy, Word, time.GetElapsedTime(start));
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    public Task CancelAsync(EngineJob job, CancellationToken cancellationToken) => Task.CompletedTask;
}

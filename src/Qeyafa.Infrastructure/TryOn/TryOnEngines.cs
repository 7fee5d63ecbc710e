using Microsoft.Extensions.Options;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Mongo.TryOn;

namespace Qeyafa.Infrastructure.TryOn;

/// <summary>The engines that there are, and the one that the setting chooses.</summary>
internal sealed class TryOnEngines(IEnumerable<ITryOnEngine> engines, IOptions<TryOnOptions> options)
{
    private readonly ITryOnEngine[] _engines = [.. engines];

    /// <exception cref="SettingException">There is no engine of the name that the setting has.</exception>
    public ITryOnEngine Chosen => Find(options.Value.Engine) ?? throw new SettingException(
        $"TryOn:Engine names no engine: set it to one of {string.Join(", ", _engines.Select(engine => engine.Name).Order(StringComparer.Ordinal))}, or TryOn:Workers to 0.");

    /// <summary>Whether the chosen one has its work done elsewhere.</summary>
    public bool WorkElsewhere => Find(options.Value.Engine) is { WorksElsewhere: true };

    public ITryOnEngine? Find(string? name) => Array.Find(_engines, engine => engine.Name == name);

    /// <summary>Tells the engine that works on a try-on that nobody wants it any more. Body and garment may be gone by then: it goes by the reference.</summary>
    public async Task CancelAsync(TryOnClaim claim, string? engine, string? reference, CancellationToken cancellationToken)
    {
        if (reference is null || Find(engine) is not { } found)
        {
            return;
        }

        var job = claim.Job;
        var body = new EngineBody(PictureKey.Body(job.UserId, job.BodyId), HeightCm: null, new Dictionary<string, double>());
        var garment = new EngineGarment(PictureKey.Clothing(job.UserId, job.ClothingId), Category: "", Name: "");
        await found.CancelAsync(new EngineJob(job.Id, job.UserId, Math.Max(job.Attempts, 1), reference, body, garment), cancellationToken);
    }
}

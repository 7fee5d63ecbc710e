using Qeyafa.Application.Pictures;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Pictures;
using Qeyafa.Domain.Wardrobe;
using Qeyafa.Infrastructure.Pictures;
using Qeyafa.Infrastructure.Pictures.Studio;
using Qeyafa.Infrastructure.TryOn.Preview;

namespace Qeyafa.Infrastructure.Seeding.People;

/// <summary>Stores the pictures of a plan as uploads are stored, and makes those of its try-ons by the built-in engine.</summary>
internal sealed class PlanPictures(IPictures pictures, IScratch scratch, IPictureStudio studio, TimeProvider time)
{
    /// <summary>What a person reads where there can be none.</summary>
    public static string? Missing => Vips.IsInstalled ? null : Vips.Missing;

    /// <summary>Stores a demonstration picture under a key.</summary>
    public async Task StoreAsync(PictureKey key, string picture, CancellationToken cancellationToken)
    {
        using var file = scratch.Create();
        await using (var source = DemoPictures.Open(picture))
        await using (var copy = file.OpenWrite())
        {
            await source.CopyToAsync(copy, cancellationToken);
        }

        await StoreAsync(key, file, cancellationToken);
    }

    /// <summary>Makes and stores the picture of a try-on.</summary>
    public async Task TryOnAsync(SeedTryOn tryOn, BodyRecord body, CancellationToken cancellationToken)
    {
        var owner = body.UserId;
        var measured = body.Measurements.ToDictionary(value => value.Name.Text, value => LengthUnits.Convert(value.Value, body.Unit, LengthUnit.Cm), StringComparer.Ordinal);
        var height = body.Height is { } stated ? LengthUnits.Convert(stated, body.Unit, LengthUnit.Cm) : (double?)null;
        var job = new EngineJob(
            tryOn.Id, owner, Attempt: 1, Reference: null,
            new EngineBody(PictureKey.Body(owner, body.Id), height, measured),
            new EngineGarment(PictureKey.Clothing(owner, tryOn.Garment.Id), tryOn.Garment.Category, tryOn.Garment.Name));
        var made = await new PreviewEngine(pictures, scratch, studio, time).AdvanceAsync(job, cancellationToken);
        if (made is not EngineStep.Succeeded succeeded)
        {
            throw new InvalidOperationException($"The built-in engine did not dress a demonstration picture: {made}");
        }

        using (succeeded.Picture)
        {
            await StoreAsync(PictureKey.TryOn(owner, tryOn.Id), succeeded.Picture, cancellationToken);
        }
    }

    private async Task StoreAsync(PictureKey key, TemporaryFile file, CancellationToken cancellationToken)
    {
        if ((await pictures.StoreAsync(key, file, cancellationToken)).Error is { } refused)
        {
            throw new InvalidOperationException($"A demonstration picture was refused: {refused.Detail}");
        }
    }
}

using System.Globalization;
using Qeyafa.Application.Pictures;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Pictures;
using Qeyafa.Infrastructure.TryOn.Preview.Fitting;
using Qeyafa.Infrastructure.TryOn.Preview.Pixels;

namespace Qeyafa.Infrastructure.TryOn.Preview;

/// <summary>
/// The built-in engine: puts the garment, cut out of its picture, on the picture of the body. It needs no network and is done in one step.
/// It is a preview: the garment is laid flat on the picture, it neither folds nor takes the light.
/// </summary>
internal sealed class PreviewEngine(IPictures pictures, IScratch scratch, IPictureStudio studio, TimeProvider time) : ITryOnEngine
{
    /// <summary>What <c>model_used</c> says. The number changes whenever the same pictures would give another preview.</summary>
    public const string Model = "preview/1";

    private const int GarmentPixels = 1024;

    public string Name => "preview";

    public bool WorksElsewhere => false;

    public async Task<EngineStep> AdvanceAsync(EngineJob job, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        using var body = scratch.Create();
        using var garment = scratch.Create();
        if (!await FetchAsync(job.Body.Picture, body, cancellationToken))
        {
            return Failure("The body picture is not there any more. Upload it again, then try once more.");
        }

        if (!await FetchAsync(job.Garment.Picture, garment, cancellationToken))
        {
            return Failure("The picture of the garment is not there any more. Upload it again, then try once more.");
        }

        if (await FindFigureAsync(body, cancellationToken) is not { } figure)
        {
            return Failure("The body picture could not be read. Upload it again, or another one.");
        }

        if (await CutAsync(garment, cancellationToken) is not { } cutout)
        {
            return Failure("The picture of the garment could not be read. Upload it again, or another one.");
        }

        var map = new BodyMap(figure, job.Body.HeightCm, job.Body.MeasurementsCm);
        var placement = Fit.Of(GarmentKinds.Of(job.Garment.Category), cutout.Shape, map);
        var picture = await ComposeAsync(body, cutout, placement, cancellationToken);
        return new EngineStep.Succeeded(picture, Model, time.GetElapsedTime(began));
    }

    /// <summary>Nobody else works on it.</summary>
    public Task CancelAsync(EngineJob job, CancellationToken cancellationToken) => Task.CompletedTask;

    private static EngineStep.Failed Failure(string reason) => new(reason, MayRetry: false);

    private async Task<bool> FetchAsync(PictureKey key, TemporaryFile file, CancellationToken cancellationToken)
    {
        await using var picture = await pictures.OpenAsync(key, PictureSize.Master, range: null, cancellationToken);
        if (picture is null)
        {
            return false;
        }

        await using var copy = file.OpenWrite();
        await picture.Content.CopyToAsync(copy, cancellationToken);
        return true;
    }

    private async Task<Figure?> FindFigureAsync(TemporaryFile body, CancellationToken cancellationToken)
    {
        using var pixels = scratch.Create();
        return await TryAsync(["ppmsave", body.Path, pixels.Path], cancellationToken) ? FigureFinder.Find(await ReadAsync(pixels, cancellationToken)) : null;
    }

    private async Task<Cutout?> CutAsync(TemporaryFile garment, CancellationToken cancellationToken)
    {
        using var pixels = WithSuffix(".ppm");
        var size = GarmentPixels.ToString(CultureInfo.InvariantCulture);
        return await TryAsync(["thumbnail", garment.Path, pixels.Path, size, "--size", "down"], cancellationToken) ? Cutout.Of(await ReadAsync(pixels, cancellationToken)) : null;
    }

    private async Task<TemporaryFile> ComposeAsync(TemporaryFile body, Cutout cutout, Placement placement, CancellationToken cancellationToken)
    {
        using var cut = scratch.Create();
        using var fitted = WithSuffix(".png");
        await using (var file = cut.OpenWrite())
        {
            await file.WriteAsync(PngFile.Of(cutout.Width, cutout.Rgba), cancellationToken);
        }

        await studio.RunAsync(["thumbnail", cut.Path, fitted.Path + "[compression=1]", Text(placement.Width), "--height", Text(placement.Height), "--size", "force"], cancellationToken);
        var picture = WithSuffix(".jpg");
        try
        {
            await studio.RunAsync(["composite2", body.Path, fitted.Path, picture.Path + "[Q=90,strip]", "over", "--x", Text(placement.Left), "--y", Text(placement.Top)], cancellationToken);
            return picture;
        }
        catch
        {
            picture.Dispose();
            throw;
        }
    }

    /// <summary>Runs libvips on a picture; false where the picture is damaged. What may pass (a limit that was exceeded, an outage) is thrown on.</summary>
    private async Task<bool> TryAsync(string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            await studio.RunAsync(arguments, cancellationToken);
            return true;
        }
        catch (PictureStudioException failure) when (!failure.ExceededLimit)
        {
            return false;
        }
    }

    private static async Task<Raster> ReadAsync(TemporaryFile pixels, CancellationToken cancellationToken)
    {
        await using var file = pixels.OpenRead();
        return await Raster.ReadAsync(file, cancellationToken);
    }

    /// <summary>A temporary file whose name ends so that libvips knows what to write.</summary>
    private TemporaryFile WithSuffix(string suffix) => new(scratch.Create().Path + suffix);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Pictures.Formats;

namespace Qeyafa.Infrastructure.Pictures.Studio;

/// <summary>
/// Makes masters of files of unknown origin in two steps: the loader of the format that <em>we</em> have told reads the file to its end
/// and writes plain pixels; then these are turned upright, brought to sRGB, made smaller, laid on white and written as JPEG without metadata.
/// </summary>
internal sealed partial class PictureStudio(Vips vips, PictureGate gate, IScratch scratch, IOptions<PictureOptions> options, ILogger<PictureStudio> logger) : IPictureStudio
{
    /// <summary>The longest side of a master, in pixels.</summary>
    public const int MasterSide = 2_048;

    /// <summary>How a JPEG of ours is written: what <c>strip</c> leaves away is EXIF, XMP, IPTC, comments and colour profiles.</summary>
    public const string JpegOptions = "[Q=88,strip,optimize-coding,background=255]";

    private const string Plain = ".tif";

    private readonly PictureOptions _options = options.Value;

    public async Task<Result<StoredPicture>> NormaliseAsync(TemporaryFile file, TemporaryFile master, CancellationToken cancellationToken)
    {
        if (file.Length > _options.MaxBytes)
        {
            return PictureErrors.TooManyBytes(_options.MaxBytes);
        }

        if (!TryReadHeader(file, out var header))
        {
            return PictureErrors.Unsupported;
        }

        if (header.Format != PictureFormat.Heic && Check(header.Width, header.Height) is { } wrong)
        {
            return wrong;
        }

        try
        {
            return await gate.TryAsync(() => MakeMasterAsync(file, header, master, cancellationToken), cancellationToken);
        }
        catch (PictureStudioException failure)
        {
            LogRefused(header.Format, failure.Message);
            return failure.ExceededLimit ? PictureErrors.Refused : PictureErrors.Damaged;
        }
        catch (VipsMissingException missing)
        {
            LogMissing(missing.Message);
            return PictureErrors.Unavailable;
        }
    }

    public async Task<string> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await gate.InPlaceAsync(() => vips.RunAsync(Vips.Program, arguments, cancellationToken), cancellationToken);
        }
        catch (VipsMissingException missing)
        {
            throw new DependencyUnavailableException(missing.Message, missing);
        }
    }

    private static bool TryReadHeader(TemporaryFile file, out PictureHeader header)
    {
        using var content = File.OpenRead(file.Path);
        return PictureSniffer.TryRead(content, out header);
    }

    private static string LoaderOf(PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => "jpegload",
        PictureFormat.Png => "pngload",
        PictureFormat.WebP => "webpload",
        _ => "heifload",
    };

    private Error? Check(int width, int height) =>
        width < 1 || height < 1 ? PictureErrors.Damaged
        : width > PictureOptions.MaxSide || height > PictureOptions.MaxSide || (long)width * height > _options.MaxMegapixels * 1_000_000L
            ? PictureErrors.TooManyPixels(_options.MaxMegapixels, PictureOptions.MaxSide)
            : null;

    private async Task<Result<StoredPicture>> MakeMasterAsync(TemporaryFile file, PictureHeader header, TemporaryFile master, CancellationToken cancellationToken)
    {
        if (header.Format == PictureFormat.Heic && await CheckHeicAsync(file, cancellationToken) is { } wrong)
        {
            return wrong;
        }

        // TIFF keeps depth, transparency, the colour profile and the orientation, and costs no computing.
        using var plain = new TemporaryFile(Path.ChangeExtension(scratch.Create().Path, Plain));
        using var coloured = new TemporaryFile(Path.ChangeExtension(scratch.Create().Path, Plain));
        using var made = scratch.Create();
        await vips.RunAsync(Vips.Program, [LoaderOf(header.Format), file.Path, plain.Path, "--fail-on", "error", "--access", "sequential"], cancellationToken);
        if (header.IsGrey)
        {
            await vips.RunAsync(Vips.Program, ["colourspace", plain.Path, coloured.Path, "srgb"], cancellationToken);
        }

        // Without a profile of its own a picture is taken for sRGB. Named as the target alone, sRGB would go by way of another white point.
        var side = MasterSide.ToString(CultureInfo.InvariantCulture);
        string[] fit = ["thumbnail", (header.IsGrey ? coloured : plain).Path, made.Path + JpegOptions, side, "--height", side, "--size", "down", "--import-profile", "srgb", "--export-profile", "srgb", "--fail-on", "error"];
        await vips.RunAsync(Vips.Program, fit, cancellationToken);
        var stored = Measure(made);
        File.Move(made.Path, master.Path, overwrite: true);
        return stored;
    }

    private async Task<Error?> CheckHeicAsync(TemporaryFile file, CancellationToken cancellationToken)
    {
        var width = await vips.RunAsync(Vips.HeaderProgram, ["-f", "width", file.Path], cancellationToken);
        var height = await vips.RunAsync(Vips.HeaderProgram, ["-f", "height", file.Path], cancellationToken);
        return int.TryParse(width, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var x) && int.TryParse(height, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var y)
            ? Check(x, y)
            : PictureErrors.Damaged;
    }

    /// <summary>Reads our own work again: nobody's metadata may leave with a picture, whatever a version of libvips does.</summary>
    private static StoredPicture Measure(TemporaryFile made)
    {
        using var content = File.OpenRead(made.Path);
        return JpegFile.Read(content) is { HasMetadata: false, Components: 3, Width: >= 1 and <= MasterSide, Height: >= 1 and <= MasterSide } jpeg
            ? new StoredPicture(jpeg.Width, jpeg.Height, content.Length)
            : throw new PictureStudioException("libvips wrote something else than a JPEG without metadata.") { ExceededLimit = true };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A file that begins like {Format} is no picture that can be read: {Reason}")]
    private partial void LogRefused(PictureFormat format, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reason}")]
    private partial void LogMissing(string reason);
}

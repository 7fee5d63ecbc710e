using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Pictures;

internal sealed class PictureOptionsRules : IValidateOptions<PictureOptions>
{
    public ValidateOptionsResult Validate(string? name, PictureOptions options) => SettingRules.Judge(
        (options.MaxBytes is >= 64 * 1024 and <= 100 * 1024 * 1024, "Pictures:MaxBytes must be 65536 to 104857600."),
        (options.MaxMegapixels is >= 1 and <= 200, "Pictures:MaxMegapixels must be 1 to 200."),
        (options.Seconds is >= 1 and <= 300, "Pictures:Seconds must be 1 to 300."),
        (options.MemoryMegabytes is >= 256 and <= 8_192, "Pictures:MemoryMegabytes must be 256 to 8192."),
        (options.Concurrency is >= 1 and <= 64, "Pictures:Concurrency must be 1 to 64."),
        (options.QueueLength is >= 0 and <= 10_000, "Pictures:QueueLength must be 0 to 10000."),
        (options.Uploads is >= 1 and <= 10_000, "Pictures:Uploads must be 1 to 10000."),
        (options.UploadsPerAccount is >= 1 and <= 10_000, "Pictures:UploadsPerAccount must be 1 to 10000."),

        // libvips takes brackets at a path's end for options.
        (options.Scratch.Length == 0 || (Path.IsPathRooted(options.Scratch) && !options.Scratch.AsSpan().ContainsAny("[]:")) || IsOnWindows(options.Scratch),
            "Pictures:Scratch must be an absolute path without [, ] and colons."),
        (options.LinkMinutes is >= 1 and <= 10_080, "Pictures:LinkMinutes must be 1 to 10080."),
        (options.LinkBase.Length == 0 || IsBase(options.LinkBase), "Pictures:LinkBase must be an https address without a query, such as https://api.example.com."));

    private static bool IsOnWindows(string path) => OperatingSystem.IsWindows() && Path.IsPathFullyQualified(path) && !path.AsSpan().ContainsAny("[]");

    private static bool IsBase(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.Query.Length == 0
        && uri.Fragment.Length == 0
        && uri.UserInfo.Length == 0;
}

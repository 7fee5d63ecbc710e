using System.ComponentModel;
using System.Globalization;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Abstractions;
using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Infrastructure.Pictures.Studio;

/// <summary>libvips' own programs, within the limits that the settings give.</summary>
internal sealed class Vips(Scratch scratch, IOptions<PictureOptions> options)
{
    public const string Program = "vips";
    public const string HeaderProgram = "vipsheader";

    /// <summary>What a person reads where the program is missing.</summary>
    public const string Missing = "Pictures cannot be worked on: the program vips of libvips 8.13 or later is not on PATH. Install it (Debian: apt-get install libvips-tools).";

    /// <summary>Four channels of 16 bits: what the largest picture takes between two steps.</summary>
    private const long BytesPerPixel = 8;
    private const long Slack = 16 * 1024 * 1024;

    private const int LongestReason = 500;

    /// <summary>How shells, <c>prlimit</c> and the dynamic loader say that a program could not be run.</summary>
    private const int CannotRun = 126;
    private const int NotFound = 127;

    private readonly ChildLimits _limits = new(
        TimeSpan.FromSeconds(options.Value.Seconds),
        options.Value.MemoryMegabytes * 1024L * 1024,
        (options.Value.MaxMegapixels * 1_000_000L * BytesPerPixel) + Slack);

    /// <summary>Whether libvips is installed.</summary>
    public static bool IsInstalled => Programs.Find(Program) is not null;

    /// <summary>Runs one of libvips' programs in a folder of its own.</summary>
    /// <exception cref="VipsMissingException">It is not installed, or cannot be started.</exception>
    /// <exception cref="DependencyUnavailableException">There is no room for temporary files.</exception>
    /// <exception cref="PictureStudioException">It failed, or exceeded a limit.</exception>
    public async Task<string> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var path = Programs.Find(program) ?? throw new VipsMissingException();
        var folder = scratch.CreateFolder();
        try
        {
            return Judge(program, await LimitedChild.RunAsync(path, arguments, Environment(folder), folder, _limits, cancellationToken));
        }
        catch (Win32Exception failure)
        {
            throw new VipsMissingException($"{program} cannot be started: {failure.Message}", failure);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Tells what is wrong with a picture from what is wrong with this machine, for which nobody's picture is to blame.</summary>
    internal static string Judge(string program, ChildOutcome outcome)
    {
        if (outcome is { ExitCode: 0, TimedOut: false })
        {
            return outcome.Output;
        }

        if (outcome.Errors.Contains("No space left on device", StringComparison.Ordinal) || outcome.Errors.Contains("Disk quota exceeded", StringComparison.Ordinal))
        {
            throw new DependencyUnavailableException("The folder of temporary files (Pictures:Scratch) is full.");
        }

        // Where computing time is limited too, whoever has only the clock against them was kept waiting by this machine.
        if (outcome.TimedOut && LimitedChild.LimitsMemory)
        {
            throw new DependencyUnavailableException($"{program} did not get to its end in time: this machine has too much to do, or its disk does not answer.");
        }

        // A signal ends what exceeds its limits, or what crashes on its input; either way another try would end the same.
        var exceeded = outcome.TimedOut || outcome.ExitCode > 128 || outcome.Errors.Contains("memory", StringComparison.OrdinalIgnoreCase);
        if (!exceeded && outcome.ExitCode is CannotRun or NotFound)
        {
            throw new VipsMissingException($"{program} cannot be run: {FirstLine(outcome.Errors)}");
        }

        var why = outcome.TimedOut ? "its time was over" : string.Create(CultureInfo.InvariantCulture, $"it ended with {outcome.ExitCode}");
        throw new PictureStudioException($"{program} failed: {why}. {FirstLine(outcome.Errors)}") { ExceededLimit = exceeded };
    }

    /// <summary>What a program said, as one line: parts of it come from the file.</summary>
    private static string FirstLine(string text) => string.Create(Math.Min(text.Length, LongestReason), text, static (line, text) =>
    {
        for (var index = 0; index < line.Length; index++)
        {
            line[index] = char.IsControl(text[index]) ? ' ' : text[index];
        }
    }).Trim();

    private static Dictionary<string, string> Environment(string folder) => new(StringComparer.Ordinal)
    {
        ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
        ["LC_ALL"] = "C",
        ["HOME"] = folder,
        ["TMPDIR"] = folder,
        ["TEMP"] = folder,
        ["TMP"] = folder,
        ["VIPS_BLOCK_UNTRUSTED"] = "1",
        ["VIPS_CONCURRENCY"] = "1",
        ["VIPS_DISC_THRESHOLD"] = "64m",
        ["MALLOC_ARENA_MAX"] = "1",
    };
}

/// <summary>libvips is not installed, or does not run.</summary>
internal sealed class VipsMissingException(string message = Vips.Missing, Exception? cause = null) : Exception(message, cause);

using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;

namespace Qeyafa.Infrastructure.Pictures;

/// <summary>Works on pictures with libvips, in child processes that have limits of time and memory.</summary>
internal interface IPictureStudio
{
    /// <summary>Checks a file of unknown origin and makes a master of it: JPEG, sRGB, upright, no metadata, at most 2,048 pixels on the longer side.</summary>
    /// <param name="file">The file.</param>
    /// <param name="master">Where the master is written to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Result<StoredPicture>> NormaliseAsync(TemporaryFile file, TemporaryFile master, CancellationToken cancellationToken);

    /// <summary>Runs libvips' own program on files of ours (<c>vips OPERATION …</c>), within the limits.</summary>
    /// <param name="arguments">The operation and its arguments; no shell is involved.</param>
    /// <param name="cancellationToken">Kills the child.</param>
    /// <returns>What it printed.</returns>
    /// <exception cref="PictureStudioException">It failed, or exceeded a limit.</exception>
    /// <exception cref="Application.Abstractions.DependencyUnavailableException">libvips is not installed.</exception>
    Task<string> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken);
}

/// <summary>libvips failed on a file, or exceeded its limits.</summary>
internal sealed class PictureStudioException(string message) : Exception(message)
{
    /// <summary>Whether it took more time or memory than it may, or crashed, rather than finding the file damaged.</summary>
    public bool ExceededLimit { get; init; }
}

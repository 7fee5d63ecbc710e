using System.Diagnostics;

namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>A <c>mongod</c> program that this machine can run.</summary>
/// <param name="Path">The program's full path.</param>
/// <param name="NeedsWine">Whether it is a Windows program on a machine that is not Windows.</param>
internal sealed record MongoServer(string Path, bool NeedsWine)
{
    /// <summary>The path of a file or folder as the program writes it.</summary>
    public string PathOf(string path) => NeedsWine ? Wine.PathOf(path) : System.IO.Path.GetFullPath(path);

    /// <summary>Prepares a start with these arguments.</summary>
    /// <exception cref="EmbeddedMongoException">Wine is needed and missing.</exception>
    public async Task<ProcessStartInfo> PrepareAsync(IEnumerable<string> arguments, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var start = NeedsWine
            ? await new Wine(CacheFolder.Find()).PrepareAsync(Path, progress, cancellationToken)
            : Programs.Silent(Path);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}

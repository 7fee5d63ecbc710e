using Microsoft.Extensions.Options;
using Qeyafa.Application.Pictures;
using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Infrastructure.Pictures;

/// <summary>
/// Temporary files in a folder of this process's own, readable by its account alone. A lock beside the folder shows that the process lives;
/// what dead ones have left is deleted when the next one starts.
/// </summary>
internal sealed class Scratch : IScratch, IDisposable
{
    private const string LockExtension = ".lock";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _folder;
    private readonly FileLock _alive;

    public Scratch(IOptions<PictureOptions> options)
    {
        var chosen = options.Value.Scratch;
        var root = chosen.Length > 0 ? chosen : Path.Combine(Path.GetTempPath(), $"qeyafa-{Environment.UserName}");
        MakePrivate(root, mayBeLink: chosen.Length > 0);
        DeleteLeftovers(root);
        var name = Guid.NewGuid().ToString("N");
        _alive = FileLock.TryTake(Path.Combine(root, name + LockExtension)) ?? throw new SettingException($"The folder {root} (Pictures:Scratch) cannot hold lock files.");
        _folder = Path.Combine(root, name);
        MakePrivate(_folder, mayBeLink: false);
    }

    /// <inheritdoc />
    /// <remarks>The name ends in <c>.jpg</c> because libvips tells by it in which format to write; what is read is told by its content.</remarks>
    public TemporaryFile Create()
    {
        // Cleaners of temporary folders take away what nobody has touched for days.
        Directory.CreateDirectory(_folder);
        return new TemporaryFile(Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".jpg"));
    }

    /// <summary>A folder for one piece of work; whoever asked for it deletes it.</summary>
    public string CreateFolder() => Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("N"))).FullName;

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        _alive.Dispose();
        File.Delete(_folder + LockExtension);
    }

    private static void MakePrivate(string folder, bool mayBeLink)
    {
        try
        {
            Directory.CreateDirectory(folder);
            if (!mayBeLink && new DirectoryInfo(folder).LinkTarget is { } elsewhere)
            {
                throw new IOException($"It leads to {elsewhere}.");
            }

            if (!OperatingSystem.IsWindows())
            {
                // Only its owner may do this: a folder that somebody else has put there is refused.
                File.SetUnixFileMode(folder, OwnerOnly);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"The folder {folder} for temporary files cannot be made, is a link or is somebody else's: set Pictures:Scratch to a folder of this account's own.", failure);
        }
    }

    private static void DeleteLeftovers(string root)
    {
        foreach (var path in Directory.EnumerateFiles(root, "*" + LockExtension))
        {
            using var dead = FileLock.TryTake(path);
            if (dead is null)
            {
                continue;
            }

            var folder = path[..^LockExtension.Length];
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            File.Delete(path);
        }
    }
}

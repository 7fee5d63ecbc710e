using Microsoft.Extensions.Configuration;
using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Infrastructure.Security;

/// <summary>A secret that a developer's machine makes for itself and keeps in the data folder (<c>QEYAFA_DATA</c>, default <c>./data</c>), readable by its owner alone.</summary>
internal sealed class SecretFile(IConfiguration configuration)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>What the file holds. Two processes that both find no file agree on the one that is first to put its own there.</summary>
    /// <param name="fileName">The file's name within the data folder.</param>
    /// <param name="make">Makes the secret where there is none.</param>
    public string ReadOrMake(string fileName, Func<string> make)
    {
        var folder = Path.GetFullPath(configuration["QEYAFA_DATA"] is { Length: > 0 } chosen ? chosen : "data");
        var path = Path.Combine(folder, fileName);
        Directory.CreateDirectory(folder);
        while (!File.Exists(path))
        {
            // Moving a file to where none is takes two steps on some systems, so the first to come makes the others wait.
            using var making = FileLock.TryTake($"{path}.lock");
            if (making is null)
            {
                Thread.Sleep(Pause);
            }
            else if (!File.Exists(path))
            {
                Write(path, make());
            }
        }

        return File.ReadAllText(path);
    }

    private static void Write(string path, string secret)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var writer = new StreamWriter(draft, options))
        {
            writer.Write(secret);
        }

        File.Move(draft, path);
    }
}

using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Infrastructure.Diagnosis;

/// <summary>What this machine has.</summary>
internal class Machine
{
    /// <summary>How many bytes are free where a folder lies or would lie; null where that cannot be told.</summary>
    public virtual long? FreeBytes(string folder)
    {
        var path = Path.GetFullPath(folder);
        while (!Directory.Exists(path) && Path.GetDirectoryName(path) is { } parent)
        {
            path = parent;
        }

        return new DriveInfo(path).AvailableFreeSpace;
    }

    /// <summary>The full path of a program on PATH; null where it is not there.</summary>
    public virtual string? FindProgram(string name) => Programs.Find(name);
}

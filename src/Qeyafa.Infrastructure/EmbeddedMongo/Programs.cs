using System.Diagnostics;

namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>Other programs of this machine.</summary>
internal static class Programs
{
    /// <summary>The program's full path on PATH, or null where it is not there.</summary>
    /// <param name="name">The program's name, without the extension that Windows adds.</param>
    public static string? Find(string name)
    {
        string[] names = OperatingSystem.IsWindows() ? [$"{name}.exe", $"{name}.cmd"] : [name];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Where(Path.IsPathRooted).SelectMany(folder => names.Select(file => Path.Combine(folder, file))).FirstOrDefault(File.Exists);
    }

    /// <summary>How to start a program that shares nothing with this process's terminal.</summary>
    public static ProcessStartInfo Silent(string path) => new(path)
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}

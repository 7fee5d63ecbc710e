namespace Qeyafa.Build;

/// <summary>Removes everything that a build makes; data, caches and settings stay.</summary>
internal static class CleanTarget
{
    private static readonly string[] SourceFolders = ["src", "tests", "build"];
    private static readonly string[] MadeFolders = ["bin", "obj"];

    public static int Run(Project project)
    {
        foreach (var path in SourceFolders.SelectMany(folder => Made(project.PathOf(folder))).ToList())
        {
            Directory.Delete(path, recursive: true);
        }

        if (Directory.Exists(project.Artifacts))
        {
            RemoveArtifacts(project.Artifacts);
        }

        return 0;
    }

    private static IEnumerable<string> Made(string folder) =>
        Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories)
            .SelectMany(file => MadeFolders.Select(name => Path.Combine(Path.GetDirectoryName(file)!, name)))
            .Where(Directory.Exists);

    // Windows does not remove the files of a running program, and this program is one of the artifacts.
    private static void RemoveArtifacts(string artifacts)
    {
        foreach (var entry in new DirectoryInfo(artifacts).EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo folder && !(OperatingSystem.IsWindows() && folder.Name == "build"))
            {
                folder.Delete(recursive: true);
            }
            else if (entry is FileInfo)
            {
                entry.Delete();
            }
        }
    }
}

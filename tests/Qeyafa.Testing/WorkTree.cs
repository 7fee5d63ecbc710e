namespace Qeyafa.Testing;

/// <summary>The folder that the sources are in.</summary>
public static class WorkTree
{
    /// <summary>The folder of <c>Qeyafa.sln</c>, above the tests' own.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Qeyafa.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Qeyafa.sln is in no folder above the tests.");
        }

        return folder.FullName;
    }
}

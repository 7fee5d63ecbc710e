using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Qeyafa.Architecture.Tests;

/// <summary>The solution's assemblies, types and source files, found rather than listed, so that a new module is covered unasked.</summary>
internal static class Solution
{
    public static Assembly Domain { get; } = Assembly.Load("Qeyafa.Domain");

    public static Assembly Application { get; } = Assembly.Load("Qeyafa.Application");

    public static Assembly Infrastructure { get; } = Assembly.Load("Qeyafa.Infrastructure");

    public static Assembly Api { get; } = Assembly.Load("Qeyafa.Api");

    public static DirectoryInfo Root { get; } = FindRoot();

    public static IEnumerable<string> ReferencesOf(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);

    /// <summary>The namespaces of all types that an assembly's code uses from other assemblies.</summary>
    public static ImmutableSortedSet<string> NamespacesUsedBy(Assembly assembly)
    {
        using var file = File.OpenRead(assembly.Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return [.. metadata.TypeReferences.Select(handle => metadata.GetString(metadata.GetTypeReference(handle).Namespace))];
    }

    public static IEnumerable<FileInfo> SourceFiles(string folder) => new DirectoryInfo(Path.Combine(Root.FullName, folder))
        .EnumerateFiles("*.cs", SearchOption.AllDirectories)
        .Where(file => !file.FullName.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static DirectoryInfo FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Qeyafa.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Qeyafa.sln is in no folder above the tests.");
        }

        return folder;
    }
}

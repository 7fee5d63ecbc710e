using System.IO.Enumeration;

namespace Qeyafa.Infrastructure.Storage.Files;

/// <summary>Walks through the objects' files in the order of their keys, with one folder's names on each level in memory. Links are not followed.</summary>
internal sealed class FileTree(StorageFolder folder)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>The keys that begin with a prefix, with their files.</summary>
    public IEnumerable<(string Key, FileInfo File)> Walk(string prefix)
    {
        var at = prefix[..(prefix.LastIndexOf('/') + 1)];
        return Walk(at.Length == 0 ? folder.Root : folder.PathOf(at.TrimEnd('/')), at, prefix);
    }

    private static IEnumerable<(string Key, FileInfo File)> Walk(string directory, string at, string prefix)
    {
        foreach (var name in Names(directory))
        {
            var key = at + name;
            if (!key.StartsWith(prefix, StringComparison.Ordinal))
            {
                continue;
            }

            if (!name.EndsWith('/'))
            {
                yield return (key, new FileInfo(Path.Combine(directory, name)));
                continue;
            }

            foreach (var found in Walk(Path.Combine(directory, name.TrimEnd('/')), key, prefix))
            {
                yield return found;
            }
        }
    }

    /// <summary>A folder's name has a slash at its end, as it has in keys: so the order of names is that of keys.</summary>
    private static List<string> Names(string directory)
    {
        try
        {
            var entries = new FileSystemEnumerable<string>(directory, static (ref entry) => entry.IsDirectory ? $"{entry.FileName}/" : entry.FileName.ToString(), Everything)
            {
                ShouldIncludePredicate = static (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && ObjectKey.IsPart(entry.FileName),
            };
            return [.. entries.Order(StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            // There never was an object, or the last one was deleted meanwhile; whether the volume is there is asked apart.
            return [];
        }
    }
}

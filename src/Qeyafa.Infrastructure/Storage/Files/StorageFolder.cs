namespace Qeyafa.Infrastructure.Storage.Files;

/// <summary>
/// The folder that objects are kept in, with a sub-folder for what is being written. That sub-folder is made once, when the folder is first used:
/// where it is missing later, the volume is away, which must not look like a storage without objects.
/// </summary>
internal sealed class StorageFolder
{
    /// <summary>The sub-folder for what is being written; no key begins with a dot.</summary>
    private const string DraftsName = ".incoming";

    private readonly Lazy<string> _drafts;

    /// <param name="path">Where the folder is; it is made where it is missing.</param>
    public StorageFolder(string path)
    {
        Root = Path.GetFullPath(path);
        _drafts = new Lazy<string>(() => Directory.CreateDirectory(Path.Combine(Root, DraftsName)).FullName, LazyThreadSafetyMode.PublicationOnly);
    }

    public string Root { get; }

    /// <summary>The sub-folder for what is being written.</summary>
    public string Drafts => _drafts.Value;

    /// <exception cref="DirectoryNotFoundException">The volume is away.</exception>
    public void RequirePresence()
    {
        if (!Directory.Exists(Drafts))
        {
            throw new DirectoryNotFoundException("its folder is gone");
        }
    }

    /// <summary>Where an object's file is.</summary>
    /// <exception cref="IOException">A part of the way is a link, which could lead anywhere.</exception>
    public string PathOf(string key)
    {
        ObjectKey.Require(key);
        var path = Root;
        foreach (var part in key.Split('/'))
        {
            path = Path.Combine(path, part);
            if (new FileInfo(path).LinkTarget is not null)
            {
                throw new IOException("a link lies on the way to an object");
            }
        }

        return path;
    }

    /// <summary>Makes the folder of a file, and makes it last; never the storage's own, which is missing where the volume is away.</summary>
    public void MakeFolderOf(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        if (folder != Root && !Directory.Exists(folder))
        {
            MakeFolderOf(folder);
            FolderCalls.Make(folder);
            FolderCalls.Synchronise(Path.GetDirectoryName(folder)!);
        }
    }

    /// <summary>Removes the folders above a file that have nothing in them.</summary>
    public void RemoveEmptyFoldersOf(string file)
    {
        for (var folder = Path.GetDirectoryName(file)!; folder != Root && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any(); folder = Path.GetDirectoryName(folder)!)
        {
            try
            {
                Directory.Delete(folder);
            }
            catch (IOException)
            {
                // Somebody has just put something there, or removed it: either way there is nothing to do here.
                return;
            }
        }
    }
}

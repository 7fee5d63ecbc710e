using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Qeyafa.Api.Pages;

/// <summary>A folder of static files that the build made, known by name from the start: nothing outside it can be asked for.</summary>
internal sealed class WebFolder
{
    private const string IndexName = "index.html";

    // The smaller form first.
    private static readonly (string Coding, string Ending)[] Codings = [("br", ".br"), ("gzip", ".gz")];

    private static readonly FrozenDictionary<string, string> MediaTypes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".webp"] = "image/webp",
        [".woff2"] = "font/woff2",
        [".txt"] = "text/plain; charset=utf-8",
        [".webmanifest"] = "application/manifest+json",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, WebFile> _files;

    private WebFolder(IEnumerable<WebFile> files) => _files = files.ToFrozenDictionary(file => file.Name, StringComparer.Ordinal);

    /// <summary>Reads what is in a folder.</summary>
    /// <returns>Null where it has no <c>index.html</c>: it was not built.</returns>
    /// <exception cref="InvalidOperationException">A file has an ending whose media type is not known.</exception>
    public static WebFolder? Open(string path)
    {
        if (!File.Exists(Path.Combine(path, IndexName)))
        {
            return null;
        }

        var files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => !Codings.Any(coding => file.EndsWith(coding.Ending, StringComparison.Ordinal)));
        return new WebFolder(files.Select(file => Describe(path, file)));
    }

    /// <summary>The file of a path below the folder's address; a folder's is its <c>index.html</c>.</summary>
    public WebFile? Find(string path) =>
        _files.GetValueOrDefault(path.Length == 0 || path.EndsWith('/') ? path + IndexName : path);

    /// <summary>Whether the path is a folder's, without the slash that its address ends with.</summary>
    public bool IsFolder(string path) => _files.ContainsKey($"{path}/{IndexName}");

    /// <summary>The page of the folder itself.</summary>
    public WebFile Index => _files[IndexName];

    private static WebFile Describe(string folder, string file)
    {
        var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
        var mediaType = MediaTypes.GetValueOrDefault(Path.GetExtension(name)) ?? throw new InvalidOperationException($"The media type of {name} is not known.");
        using var content = File.OpenRead(file);
        var tag = Convert.ToHexStringLower(SHA256.HashData(content))[..16];
        var forms = Codings.Where(coding => File.Exists(file + coding.Ending)).Select(coding => new WebForm(coding.Coding, file + coding.Ending, new FileInfo(file + coding.Ending).Length));
        return new WebFile(name, mediaType, tag, [.. forms, new WebForm(null, file, content.Length)]);
    }
}

using Qeyafa.Application.Pictures;

namespace Qeyafa.Api.Http;

/// <summary>
/// What a <c>multipart/form-data</c> request brought: files as temporary files, which go with the request, and short texts.
/// The action that takes it has <c>[TakesForm]</c>, which names the parts; what that does not call optional is there.
/// </summary>
public sealed class MultipartForm
{
    private readonly Dictionary<string, TemporaryFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    /// <summary>The file of a part.</summary>
    /// <exception cref="KeyNotFoundException">It is optional and was not sent, or <c>[TakesForm]</c> does not name it.</exception>
    public TemporaryFile File(string part) => _files[part];

    /// <summary>The file of a part; null where it was not sent.</summary>
    public TemporaryFile? FindFile(string part) => _files.GetValueOrDefault(part);

    /// <summary>The text of a part: trimmed, in NFC, without control characters; null where it was not sent.</summary>
    public string? Field(string part) => _fields.GetValueOrDefault(part);

    internal bool Has(string part) => _files.ContainsKey(part) || _fields.ContainsKey(part);

    internal void Add(string part, TemporaryFile file) => _files.Add(part, file);

    internal void Add(string part, string text) => _fields.Add(part, text);
}

/// <summary>The picture of a request; its action has <c>[TakesPicture]</c>. The file goes with the request.</summary>
/// <param name="file">The file as it was sent; its content has not been looked at.</param>
public sealed class PictureUpload(TemporaryFile file)
{
    internal const string Part = "image";

    /// <summary>The file as it was sent; its content has not been looked at.</summary>
    public TemporaryFile File { get; } = file;
}

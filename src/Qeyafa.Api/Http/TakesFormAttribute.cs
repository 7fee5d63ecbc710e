using Qeyafa.Application.Pictures;

namespace Qeyafa.Api.Http;

/// <summary>
/// The action takes <c>multipart/form-data</c> with these parts and no others, through a parameter of type <see cref="MultipartForm"/>:
/// <c>[TakesForm(files: ["front", "side"], fields: ["height", "unit"], Optional = ["unit"])]</c>. A request may take most of a minute.
/// </summary>
/// <param name="files">The parts that are pictures.</param>
/// <param name="fields">The parts that are short texts.</param>
[AttributeUsage(AttributeTargets.Method)]
internal class TakesFormAttribute(string[] files, string[] fields) : Attribute
{
    /// <summary>What a form may have beside its files: boundaries, headers of parts, fields.</summary>
    private const long Overhead = 64 * 1024;

    /// <summary>How long a request with pictures may take where its endpoint says nothing else: slow lines need their time.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(50);

    /// <summary>The parts that are pictures.</summary>
    public IReadOnlyList<string> Files => files;

    /// <summary>The parts that are short texts.</summary>
    public IReadOnlyList<string> Fields => fields;

    /// <summary>Those parts that may be missing.</summary>
    public string[] Optional { get; set; } = [];

    /// <summary>The largest body, in bytes.</summary>
    public long MaxBody(PictureLimits limits) => (files.Length * limits.MaxBytes) + Overhead;
}

/// <summary>The action takes one picture, in the part <c>image</c> of <c>multipart/form-data</c>, through a parameter of type <see cref="PictureUpload"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TakesPictureAttribute() : TakesFormAttribute([PictureUpload.Part], []);

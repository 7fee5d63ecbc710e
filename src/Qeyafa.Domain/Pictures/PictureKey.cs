using System.Diagnostics.CodeAnalysis;
using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Pictures;

/// <summary>
/// Where a picture is kept: <c>{kind}/{owner}/{id}.jpg</c>, or <c>{kind}/{owner}/{id}-{view}.jpg</c> where one document has several.
/// A key is made of ids and fixed words only, so that none leads out of its owner's folder.
/// </summary>
public sealed record PictureKey
{
    private const string Extension = ".jpg";

    private static readonly (PictureKind Kind, string Word)[] Kinds =
        [(PictureKind.Body, "body"), (PictureKind.Clothing, "clothing"), (PictureKind.TryOn, "tryon"), (PictureKind.Measurement, "measurements")];

    private PictureKey(PictureKind kind, EntityId owner, EntityId id, PictureView? view)
    {
        (Kind, Owner, Id, View) = (kind, owner, id, view);
        Value = $"{FolderOf(kind, owner)}{id}{(view is { } shown ? "-" + WordOf(shown) : "")}{Extension}";
    }

    /// <summary>What the picture shows.</summary>
    public PictureKind Kind { get; }

    /// <summary>Whose picture it is.</summary>
    public EntityId Owner { get; }

    /// <summary>The document that the picture belongs to.</summary>
    public EntityId Id { get; }

    /// <summary>From where a person was taken; for measurements only.</summary>
    public PictureView? View { get; }

    /// <summary>The key itself, such as <c>body/65f000000000000000000001/65f000000000000000000002.jpg</c>.</summary>
    public string Value { get; }

    /// <summary>The key of a person's body picture.</summary>
    public static PictureKey Body(EntityId owner, EntityId bodyId) => new(PictureKind.Body, owner, bodyId, view: null);

    /// <summary>The key of a garment's picture.</summary>
    public static PictureKey Clothing(EntityId owner, EntityId clothingId) => new(PictureKind.Clothing, owner, clothingId, view: null);

    /// <summary>The key of a try-on's result.</summary>
    public static PictureKey TryOn(EntityId owner, EntityId tryOnId) => new(PictureKind.TryOn, owner, tryOnId, view: null);

    /// <summary>The key of a picture that measurements were taken from.</summary>
    public static PictureKey Measurement(EntityId owner, EntityId measurementId, PictureView view) => new(PictureKind.Measurement, owner, measurementId, view);

    /// <summary>The prefix of all pictures of one kind that a person has, such as <c>body/65f000000000000000000001/</c>.</summary>
    public static string FolderOf(PictureKind kind, EntityId owner) => $"{FolderOf(kind)}{owner}/";

    /// <summary>The prefix of all pictures of one kind, such as <c>body/</c>.</summary>
    public static string FolderOf(PictureKind kind) => $"{WordOf(kind)}/";

    /// <summary>Reads a key, which must be written exactly as <see cref="Value"/> writes it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PictureKey? key)
    {
        key = null;
        if (text?.Split('/') is not [var word, var owner, var file] || !file.EndsWith(Extension, StringComparison.Ordinal))
        {
            return false;
        }

        var name = file[..^Extension.Length];
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        var view = dash < 0 ? null : ViewOf(name[(dash + 1)..]);
        foreach (var (kind, kindWord) in Kinds)
        {
            if (kindWord == word && EntityId.TryParse(owner, out var ownerId) && EntityId.TryParse(dash < 0 ? name : name[..dash], out var id)
                && (kind == PictureKind.Measurement) == view.HasValue)
            {
                key = new PictureKey(kind, ownerId, id, view);
            }
        }

        // Another spelling of the same key (capital digits) is none.
        key = key?.Value == text ? key : null;
        return key is not null;
    }

    /// <inheritdoc />
    public override string ToString() => Value;

    private static string WordOf(PictureKind kind) => Array.Find(Kinds, known => known.Kind == kind).Word;

    private static string WordOf(PictureView view) => view == PictureView.Front ? "front" : "side";

    private static PictureView? ViewOf(string word) => word switch
    {
        "front" => PictureView.Front,
        "side" => PictureView.Side,
        _ => null,
    };
}

/// <summary>From where a picture of a person is taken.</summary>
public enum PictureView
{
    /// <summary>From the front.</summary>
    Front,

    /// <summary>From the side.</summary>
    Side,
}

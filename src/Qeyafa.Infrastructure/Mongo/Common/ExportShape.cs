namespace Qeyafa.Infrastructure.Mongo.Common;

/// <summary>What a person's export shows of a collection: the fields named here and no others, so that a secret never slips in.</summary>
/// <param name="Name">The name of its file (<c>measurements</c>).</param>
/// <param name="About">A sentence that tells the person what the file holds.</param>
/// <param name="Fields">The fields that are shown.</param>
internal sealed record ExportShape(string Name, string About, params IReadOnlyList<ExportField> Fields)
{
    /// <summary>Whether a person has at most one such document: it is shown as an object, not as a list.</summary>
    public bool Single { get; private init; }

    /// <summary>What an export shows of the one document that a person has.</summary>
    public static ExportShape One(string name, string about, params IReadOnlyList<ExportField> fields) => new(name, about, fields) { Single = true };
}

/// <summary>A field of an export.</summary>
/// <param name="Name">The name that the API shows it under.</param>
/// <param name="StoredAs">The names that it is stored under, the newest first.</param>
internal sealed record ExportField(string Name, params IReadOnlyList<string> StoredAs)
{
    /// <summary>Whether it names another person: where that account is erased, what stands for it is shown as null.</summary>
    public bool IsPerson { get; private init; }

    /// <summary>A field with a person's id.</summary>
    public static ExportField Person(string name) => new(name, name) { IsPerson = true };

    /// <summary>A field that is shown as it is stored; the id is stored as <c>_id</c>.</summary>
    public static implicit operator ExportField(string name) => new(name, name == "id" ? "_id" : name);
}

namespace Qeyafa.Infrastructure.Mongo.Common;

/// <summary>Whose the documents of a collection are. Each collection says it once; the export and the erasure of a person's data go by it.</summary>
internal abstract record Ownership
{
    private Ownership()
    {
    }

    /// <summary>Each document is one person's, whose id a field holds; erasing the person deletes it.</summary>
    /// <param name="Field">The field with the owner's id.</param>
    /// <param name="ExportedAs">The name of its file in the person's export (<c>measurements</c>); null for workings that an export leaves out.</param>
    internal sealed record OfPerson(string Field, string? ExportedAs) : Ownership;

    /// <summary>No document is anybody's.</summary>
    /// <param name="Reason">Why not, or why its documents need no erasure.</param>
    internal sealed record OfNobody(string Reason) : Ownership;
}

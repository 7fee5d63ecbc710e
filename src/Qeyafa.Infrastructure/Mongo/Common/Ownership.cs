using MongoDB.Bson;

namespace Qeyafa.Infrastructure.Mongo.Common;

/// <summary>Whose the documents of a collection are. Each collection says it once; the export and the erasure of a person's data go by it.</summary>
internal abstract record Ownership
{
    private Ownership()
    {
    }

    /// <summary>Each document is one person's, whose id a field holds; erasing the person deletes it.</summary>
    /// <param name="Field">The field with the owner's id.</param>
    /// <param name="ExportedAs">What an export shows of it; null for workings that an export leaves out.</param>
    internal sealed record OfPerson(string Field, ExportShape? ExportedAs) : Ownership
    {
        /// <summary>Further fields by which a document concerns a person: erasing that person deletes it too.</summary>
        public IReadOnlyList<PersonField> AlsoBy { get; init; } = [];

        /// <summary>Fields that name further people, by id, and with which the document stays: erasing such a person removes the field. An index starts with each.</summary>
        public IReadOnlyList<string> Mentions { get; init; } = [];

        /// <summary>Every field by which a document concerns a person.</summary>
        public IEnumerable<PersonField> Fields => [new PersonField(Field), .. AlsoBy];
    }

    /// <summary>Documents outlive the people they name; erasing a person takes the name out of them.</summary>
    /// <param name="Reason">Why they stay.</param>
    /// <param name="Traces">Where they name a person, in the order in which it is taken out.</param>
    internal sealed record Anonymised(string Reason, params IReadOnlyList<PersonTrace> Traces) : Ownership
    {
        /// <summary>What the export of each person whom a document names shows of it; null for nothing.</summary>
        public ExportShape? ExportedAs { get; init; }
    }

    /// <summary>No document is anybody's.</summary>
    /// <param name="Reason">Why not, or why its documents need no erasure.</param>
    internal sealed record OfNobody(string Reason) : Ownership;
}

/// <summary>A field that says whom a document concerns; an index starts with it.</summary>
/// <param name="Name">The field.</param>
/// <param name="Key">What of the person it holds.</param>
internal sealed record PersonField(string Name, PersonKey Key = PersonKey.Id)
{
    /// <summary>Whether that person's export shows the document; false where it is another's secret.</summary>
    public bool IsShown { get; init; } = true;
}

/// <summary>What a document can know a person by.</summary>
internal enum PersonKey
{
    /// <summary>The id.</summary>
    Id,

    /// <summary>The email address.</summary>
    Email,

    /// <summary>The telephone number.</summary>
    PhoneNumber,
}

/// <summary>A field with a person's id, or an array that holds it once, in which erasing the person replaces it by an HMAC of it, a text.</summary>
/// <param name="Field">The field.</param>
/// <param name="Removed">The fields that say more of the same person and are removed with it.</param>
internal sealed record PersonTrace(string Field, params IReadOnlyList<string> Removed)
{
    /// <summary>Applies to documents without this field only; to all where null.</summary>
    public string? WhereAbsent { get; init; }

    /// <summary>Whether the field is an array.</summary>
    public bool IsArray { get; init; }

    /// <summary>Which of the documents name nobody else any more: they are deleted. None where null.</summary>
    public BsonDocument? AloneWhere { get; init; }
}

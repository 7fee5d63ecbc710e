using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>How one document is inserted.</summary>
internal sealed class InsertOneOptions
{
    public bool? BypassDocumentValidation { get; set; }
}

/// <summary>How several documents are inserted.</summary>
internal sealed class InsertManyOptions
{
    public bool? BypassDocumentValidation { get; set; }

    /// <summary>Whether the first failure stops the rest. Default true.</summary>
    public bool IsOrdered { get; set; } = true;
}

/// <summary>How documents are updated.</summary>
internal sealed class UpdateOptions
{
    public IEnumerable<ArrayFilterDefinition>? ArrayFilters { get; set; }

    public BsonValue? Hint { get; set; }

    public bool IsUpsert { get; set; }
}

/// <summary>How a document is replaced.</summary>
internal sealed class ReplaceOptions
{
    public BsonValue? Hint { get; set; }

    public bool IsUpsert { get; set; }
}

/// <summary>How documents are deleted.</summary>
internal sealed class DeleteOptions
{
    public BsonValue? Hint { get; set; }
}

/// <summary>How several different writes are done.</summary>
internal sealed class BulkWriteOptions
{
    public bool? BypassDocumentValidation { get; set; }

    /// <summary>Whether the first failure stops the rest. Default true.</summary>
    public bool IsOrdered { get; set; } = true;
}

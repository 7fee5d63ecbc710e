using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>What an update did.</summary>
/// <param name="MatchedCount">Documents that the filter found.</param>
/// <param name="ModifiedCount">Documents that are different now.</param>
/// <param name="UpsertedId">The id of the document that was inserted instead, null when none was.</param>
internal sealed record UpdateResult(long MatchedCount, long ModifiedCount, BsonValue? UpsertedId);

/// <summary>What a replacement did.</summary>
/// <param name="MatchedCount">Documents that the filter found: 0 or 1.</param>
/// <param name="ModifiedCount">Documents that are different now: 0 or 1.</param>
/// <param name="UpsertedId">The id of the document that was inserted instead, null when none was.</param>
internal sealed record ReplaceOneResult(long MatchedCount, long ModifiedCount, BsonValue? UpsertedId);

/// <summary>What a deletion did.</summary>
internal sealed record DeleteResult(long DeletedCount);

/// <summary>A document that a bulk write inserted because none matched.</summary>
internal sealed record BulkWriteUpsert(int Index, BsonValue Id);

/// <summary>What a bulk write did.</summary>
internal sealed record BulkWriteResult<TDocument>(
    int RequestCount,
    long MatchedCount,
    long DeletedCount,
    long InsertedCount,
    long ModifiedCount,
    IReadOnlyList<WriteModel<TDocument>> ProcessedRequests,
    IReadOnlyList<BulkWriteUpsert> Upserts);

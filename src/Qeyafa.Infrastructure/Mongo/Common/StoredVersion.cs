using MongoDB.Bson;

namespace Qeyafa.Infrastructure.Mongo.Common;

/// <summary>The version field of aggregates: 1 when first stored, and one more with each change.</summary>
internal static class StoredVersion
{
    public const string Field = "version";

    /// <summary>The version of a document of an earlier system, which has no such field: its first change makes it version 1.</summary>
    public const long BeforeFirst = 0;

    /// <summary>The condition on the field that holds for documents of the expected version.</summary>
    public static BsonValue Matches(long expected) => expected == BeforeFirst
        ? new BsonDocument("$in", new BsonArray { BeforeFirst, BsonNull.Value })
        : expected;
}

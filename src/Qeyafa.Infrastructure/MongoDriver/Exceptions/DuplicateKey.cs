using System.Diagnostics.CodeAnalysis;
using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Which unique index a write would have broken. Not part of the official driver: move it along when changing to that.</summary>
/// <param name="IndexName">The index's name.</param>
/// <param name="KeyPattern">The index's keys, for example <c>{ email: 1 }</c>; empty when the server does not say.</param>
/// <param name="KeyValue">The values that are there already; empty when the server does not say.</param>
internal sealed record DuplicateKey(string IndexName, BsonDocument KeyPattern, BsonDocument KeyValue)
{
    /// <summary>Reads the broken index from a single write's or a find-and-change command's error.</summary>
    public static bool TryRead(MongoException exception, [NotNullWhen(true)] out DuplicateKey? duplicate)
    {
        duplicate = exception switch
        {
            MongoWriteException { WriteError: { Category: ServerErrorCategory.DuplicateKey } error } => Read(error.Message, error.Details),
            MongoBulkWriteException bulk => bulk.WriteErrors.Where(e => e.Category == ServerErrorCategory.DuplicateKey).Select(e => Read(e.Message, e.Details)).FirstOrDefault(),
            MongoCommandException { Code: ServerErrorCode.DuplicateKey } command => Read(command.ErrorMessage ?? "", command.Result),
            _ => null,
        };
        return duplicate is not null;
    }

    private static DuplicateKey Read(string message, BsonDocument details) => new(IndexNameIn(message), Part(details, "keyPattern"), Part(details, "keyValue"));

    private static BsonDocument Part(BsonDocument details, string name) =>
        details.TryGetValue(name, out var value) && value.IsBsonDocument ? value.AsBsonDocument : [];

    // E11000 duplicate key error collection: db.users index: email_unique dup key: { email: "a@b" }
    private static string IndexNameIn(string message)
    {
        const string before = " index: ";
        var start = message.IndexOf(before, StringComparison.Ordinal);
        if (start < 0)
            return "";
        start += before.Length;
        var end = message.IndexOf(" dup key", start, StringComparison.Ordinal);
        return end < 0 ? message[start..] : message[start..end];
    }
}

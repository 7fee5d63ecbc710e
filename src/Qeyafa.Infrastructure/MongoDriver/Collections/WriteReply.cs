using MongoDB.Bson;
using MongoDB.Bson.Serialization.Serializers;
using Qeyafa.Infrastructure.MongoDriver.Execution;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>What the server says about an insert, update or delete command: it can be "ok" and still report failed writes.</summary>
internal sealed class WriteReply
{
    /// <summary>Documents inserted, matched (with upserts) or deleted.</summary>
    public long Count { get; private set; }

    public long ModifiedCount { get; private set; }

    public IReadOnlyList<BulkWriteUpsert> Upserts { get; private set; } = [];

    public IReadOnlyList<BulkWriteError> Errors { get; private set; } = [];

    public WriteConcernError? WriteConcernError { get; private set; }

    public static WriteReply Read(byte[] bytes)
    {
        var reply = new WriteReply();
        var view = new BsonView(bytes);
        while (view.MoveNext())
        {
            if (view.Name.SequenceEqual("n"u8))
                reply.Count = view.AsInt64();
            else if (view.Name.SequenceEqual("nModified"u8))
                reply.ModifiedCount = view.AsInt64();
            else if (view.Name.SequenceEqual("upserted"u8))
                reply.Upserts = [.. Documents(bytes, view.ValueAt).Select(u => new BulkWriteUpsert(u["index"].ToInt32(), u["_id"]))];
            else if (view.Name.SequenceEqual("writeErrors"u8))
                reply.Errors = [.. Documents(bytes, view.ValueAt).Select(Error)];
            else if (view.Name.SequenceEqual("writeConcernError"u8))
                reply.WriteConcernError = ConcernError(BatchReader.ReadOne(bytes, view.ValueAt, BsonDocumentSerializer.Instance));
        }
        return reply;
    }

    /// <summary>This reply, when the one write was done as asked.</summary>
    /// <exception cref="MongoWriteException">The write failed, or was done without the confirmation asked for.</exception>
    public WriteReply ThrowIfFailed(IEnumerable<string> labels)
    {
        if (Errors.Count == 0 && WriteConcernError is null)
            return this;
        var exception = new MongoWriteException(Errors.Count > 0 ? Errors[0] : null, WriteConcernError);
        foreach (var label in labels)
            exception.AddErrorLabel(label);
        throw exception;
    }

    private static List<BsonDocument> Documents(byte[] bytes, int at) => BatchReader.ReadArray(bytes, at, BsonDocumentSerializer.Instance);

    private static BulkWriteError Error(BsonDocument error)
    {
        var code = error["code"].ToInt32();
        return new BulkWriteError(error["index"].ToInt32(), WriteError.Categorize(code), code, Text(error), Details(error));
    }

    private static WriteConcernError ConcernError(BsonDocument error) =>
        new(error.GetValue("code", 0).ToInt32(), error.TryGetValue("codeName", out var name) ? name.AsString : null, Text(error), Details(error));

    private static string Text(BsonDocument error) => error.GetValue("errmsg", "").AsString;

    private static BsonDocument Details(BsonDocument error)
    {
        var details = new BsonDocument();
        if (error.TryGetValue("errInfo", out var info) && info.IsBsonDocument)
            details.Merge(info.AsBsonDocument);
        foreach (var name in (ReadOnlySpan<string>)["keyPattern", "keyValue"])
        {
            if (error.TryGetValue(name, out var value))
                details[name] = value;
        }
        return details;
    }
}

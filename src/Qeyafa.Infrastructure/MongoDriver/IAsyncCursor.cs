using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>The documents of an answer, batch by batch. Dispose it, so that the server forgets the rest.</summary>
internal interface IAsyncCursor<out TDocument> : IDisposable
{
    /// <summary>The current batch.</summary>
    IEnumerable<TDocument> Current { get; }

    /// <summary>Fetches the next batch; false when there is none.</summary>
    Task<bool> MoveNextAsync(CancellationToken cancellationToken = default);
}

/// <summary>Changes as they happen. <see cref="IAsyncCursor{TDocument}.MoveNextAsync"/> also answers true with an empty batch, when nothing happened for a while.</summary>
internal interface IChangeStreamCursor<out TDocument> : IAsyncCursor<TDocument>
{
    /// <summary>Where to go on from after the current batch; null before the first.</summary>
    BsonDocument? GetResumeToken();
}

using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>What an event of an update has as the document.</summary>
internal enum ChangeStreamFullDocumentOption
{
    /// <summary>Nothing for updates.</summary>
    Default = 0,

    /// <summary>The document as it is when the event is read.</summary>
    UpdateLookup = 1,
}

/// <summary>How a change stream is opened.</summary>
internal sealed class ChangeStreamOptions
{
    public int? BatchSize { get; set; }

    public ChangeStreamFullDocumentOption FullDocument { get; set; }

    /// <summary>How long one <c>MoveNextAsync</c> waits for an event. Default 1 s; must be shorter than the socket's time limit.</summary>
    public TimeSpan? MaxAwaitTime { get; set; }

    /// <summary>Goes on after the event with this token.</summary>
    public BsonDocument? ResumeAfter { get; set; }

    /// <summary>The same, also after an event that ended a stream.</summary>
    public BsonDocument? StartAfter { get; set; }

    /// <summary>Starts with the first event at or after this time.</summary>
    public BsonTimestamp? StartAtOperationTime { get; set; }
}

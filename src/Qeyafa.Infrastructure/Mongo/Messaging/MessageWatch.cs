using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <summary>
/// Follows new messages by one change stream for all streams of this node. After an outage it goes on where it was; where the server no longer knows that place,
/// every stream is ended, and goes on from the database when its client comes again.
/// </summary>
internal sealed partial class MessageWatch(IMongoDatabase database, MessageListeners listeners, ILogger<MessageWatch> logger) : BackgroundService
{
    private const int InvalidResumeToken = 260;
    private const int ChangeStreamFatalError = 280;
    private const int ChangeStreamHistoryLost = 286;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private static readonly BsonDocument[] NewMessages = [new("$match", new BsonDocument("operationType", "insert"))];

    private readonly IMongoCollection<BsonDocument> _messages = database.GetCollection<BsonDocument>(MessageRepository.Spec.Name);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the database is followed, at the latest after this time.</summary>
    public async Task<bool> IsReadyWithinAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        if (!_ready.Task.IsCompleted)
        {
            await Task.WhenAny(_ready.Task, Task.Delay(atMost, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }

        return _ready.Task.IsCompleted;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        BsonDocument? place = null;
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                using var stream = await _messages.WatchAsync<ChangeStreamDocument<BsonDocument>>(NewMessages, new ChangeStreamOptions { ResumeAfter = place }, stoppingToken);
                if (place is null)
                {
                    // Whoever listened before may have missed something.
                    listeners.EndAll();
                }

                _ready.TrySetResult();
                pause = FirstPause;
                place = stream.GetResumeToken() ?? place;
                while (await stream.MoveNextAsync(stoppingToken))
                {
                    foreach (var change in stream.Current)
                    {
                        Offer(change);
                    }

                    place = stream.GetResumeToken() ?? place;
                }

                // An event ended the stream, such as the collection's own end.
                place = null;
            }
            catch (MongoCommandException exception) when (exception.Code is InvalidResumeToken or ChangeStreamFatalError or ChangeStreamHistoryLost)
            {
                HistoryLost(exception.Code);
                place = null;
            }
            catch (Exception exception) when (exception is MongoException or TimeoutException)
            {
                Broken(exception.GetType().Name);
            }

            await Task.Delay(pause, stoppingToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private void Offer(ChangeStreamDocument<BsonDocument> change)
    {
        if (change.FullDocument is { } document && document["_id"].IsObjectId)
        {
            listeners.Offer(MessageDocument.Read(document));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "New messages cannot be followed for now ({Exception}); it is tried again")]
    private partial void Broken(string exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database no longer knows where this node was in following messages (code {Code}): streams are ended, and go on from the database")]
    private partial void HistoryLost(int code);
}

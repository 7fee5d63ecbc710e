using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Users;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security.Sessions;

namespace Qeyafa.Infrastructure.Mongo.Sessions;

/// <summary>
/// Follows what other nodes end, so that this one forgets it promptly. Without it, as during an outage, what is remembered still ends with its few seconds of trust.
/// </summary>
internal sealed class SessionWatch(IMongoDatabase database, SessionEpochs epochs, ILogger<SessionWatch> logger) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Ends of sessions and changes of accounts' status only: a refresh, a sign-in or an edited profile is none, and never leaves the server.</summary>
    private static readonly BsonDocument[] Ends =
    [
        new("$match", new BsonDocument("$or", new BsonArray
        {
            Removed(SessionRepository.Spec.Name),
            Updated(SessionRepository.Spec.Name, "is_active"),
            Removed(UserRepository.Spec.Name),
            Updated(UserRepository.Spec.Name, "status"),
            Updated(UserRepository.Spec.Name, "is_active"),
        })),
        new("$project", new BsonDocument { ["_id"] = 1, ["documentKey"] = 1, ["operationType"] = 1 }),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                using var stream = await database.WatchAsync<ChangeStreamDocument<BsonDocument>>(Ends, cancellationToken: stoppingToken);

                // What ended before the stream began was seen by nobody.
                epochs.AllEnded();
                pause = FirstPause;
                await FollowAsync(stream, stoppingToken);
            }
            catch (Exception exception) when (exception is MongoException or TimeoutException)
            {
                logger.LogWarning("Ended sessions cannot be followed for now, and are noticed when their trust runs out: {Reason}", exception.Message);
            }

            await Task.Delay(pause, stoppingToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task FollowAsync(IChangeStreamCursor<ChangeStreamDocument<BsonDocument>> stream, CancellationToken stoppingToken)
    {
        while (await stream.MoveNextAsync(stoppingToken))
        {
            foreach (var change in stream.Current)
            {
                if (change.DocumentKey?.GetValue("_id", BsonNull.Value) is BsonObjectId id)
                {
                    epochs.Ended(id.Value.ToEntityId());
                }
            }
        }
    }

    private static BsonDocument Removed(string collection) =>
        new() { ["ns.coll"] = collection, ["operationType"] = new BsonDocument("$in", new BsonArray { "delete", "replace" }) };

    private static BsonDocument Updated(string collection, string field) =>
        new() { ["ns.coll"] = collection, ["operationType"] = "update", [$"updateDescription.updatedFields.{field}"] = new BsonDocument("$exists", true) };
}

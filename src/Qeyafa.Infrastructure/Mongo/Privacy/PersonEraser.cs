using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security;

namespace Qeyafa.Infrastructure.Mongo.Privacy;

/// <summary>Deletes what is a person's and takes their name out of the rest, collection by collection as the registry says.</summary>
internal sealed class PersonEraser(IMongoDatabase database, OwnershipRegistry registry, SecretBox box, OperationTimer timer)
{
    private const int BatchSize = 1_000;

    private static readonly BsonDocument IdOnly = new("_id", 1);

    /// <summary>What stands for an erased person where the record of what happened outlives them.</summary>
    public string NameAfter(EntityId userId)
    {
        Span<byte> id = stackalloc byte[EntityId.ByteLength];
        userId.WriteBytes(id);
        return box.Hash(id);
    }

    /// <summary>Within a unit of work: does all that takes at most so many documents a step; a step that takes more is left to the passes.</summary>
    public async Task EraseJoinedAsync(Person person, int most, CancellationToken cancellationToken)
    {
        var transaction = AmbientTransaction.Current ?? throw new InvalidOperationException("This belongs into a unit of work.");
        foreach (var step in StepsFor(person))
        {
            using var _ = timer.Measure(step.Collection, "erase");
            var documents = database.GetCollection<BsonDocument>(step.Collection);
            if (await documents.CountDocumentsAsync(transaction, step.Filter, new CountOptions { Limit = most + 1L }, cancellationToken) > most)
            {
                continue;
            }

            if (step.Change is null)
            {
                await documents.DeleteManyJoinedAsync(step.Filter, cancellationToken);
            }
            else
            {
                await documents.UpdateManyJoinedAsync(step.Filter, step.Change, cancellationToken);
            }
        }
    }

    /// <summary>Does all of it, batch by batch. It may be broken off at any point and begun again.</summary>
    /// <param name="person">Whom.</param>
    /// <param name="goOn">Asked after each batch; false breaks off.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <returns>Whether it came to the end.</returns>
    public async Task<bool> EraseAsync(Person person, Func<Task<bool>> goOn, CancellationToken cancellationToken)
    {
        foreach (var step in StepsFor(person))
        {
            var documents = database.GetCollection<BsonDocument>(step.Collection);
            while (await EraseBatchAsync(documents, step, cancellationToken))
            {
                if (!await goOn())
                {
                    return false;
                }
            }
        }

        return true;
    }

    private async Task<bool> EraseBatchAsync(IMongoCollection<BsonDocument> documents, Step step, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(step.Collection, "erase_batch");
        var found = await documents.Find(step.Filter).Limit(BatchSize).Project<BsonDocument>(IdOnly).ToListAsync(cancellationToken);
        if (found.Count == 0)
        {
            return false;
        }

        // The owner stays in the filter, which leads a sharded cluster to the one shard.
        var batch = new BsonDocument("$and", new BsonArray { step.Filter, new BsonDocument("_id", new BsonDocument("$in", new BsonArray(found.Select(document => document["_id"])))) });
        if (step.Change is null)
        {
            await documents.DeleteManyAsync(batch, cancellationToken);
        }
        else
        {
            await documents.UpdateManyAsync(batch, step.Change, cancellationToken: cancellationToken);
        }

        return true;
    }

    private IEnumerable<Step> StepsFor(Person person) => registry.Personal.SelectMany(collection => collection.Ownership switch
    {
        Ownership.OfPerson owner => owner.Fields
            .Where(field => person.Value(field.Key) is not null)
            .Select(field => new Step(collection.Name, new BsonDocument(field.Name, person.Value(field.Key)), Change: null))
            .Concat(owner.Mentions.Select(field => new Step(collection.Name, new BsonDocument(field, person.Id.ToBson()), Removal(field)))),
        Ownership.Anonymised anonymised => anonymised.Traces.SelectMany(trace => StepsFor(collection.Name, trace, person.Id)),
        _ => [],
    });

    /// <summary>The document shows another person's name no more: it is another version.</summary>
    private static BsonDocument Removal(string field) => new() { ["$unset"] = new BsonDocument(field, ""), ["$inc"] = new BsonDocument(StoredVersion.Field, 1L) };

    private IEnumerable<Step> StepsFor(string collection, PersonTrace trace, EntityId id)
    {
        if (trace.AloneWhere is { } alone)
        {
            yield return new Step(collection, new BsonDocument("$and", new BsonArray { FilterOf(trace, id), alone }), Change: null);
        }

        yield return new Step(collection, FilterOf(trace, id), ChangeOf(trace, NameAfter(id)));
    }

    private static BsonDocument FilterOf(PersonTrace trace, EntityId id)
    {
        var filter = new BsonDocument(trace.Field, id.ToBson());
        return trace.WhereAbsent is { } other ? filter.Add(other, new BsonDocument("$exists", false)) : filter;
    }

    private static BsonDocument ChangeOf(PersonTrace trace, string name)
    {
        var change = new BsonDocument("$set", new BsonDocument(trace.IsArray ? $"{trace.Field}.$" : trace.Field, name));
        return trace.Removed.Count == 0 ? change : change.Add("$unset", new BsonDocument(trace.Removed.Select(field => new BsonElement(field, ""))));
    }

    /// <param name="Collection">Where.</param>
    /// <param name="Filter">Which documents.</param>
    /// <param name="Change">What is changed in them; null deletes them.</param>
    private sealed record Step(string Collection, BsonDocument Filter, BsonDocument? Change);
}

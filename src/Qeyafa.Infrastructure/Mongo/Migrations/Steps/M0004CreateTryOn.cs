using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.TryOn;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Steps;

/// <summary>Creates the collections and indexes of try-ons and favourites. Unfinished try-ons of an earlier system, which no worker would find, become due. Taken back, try-ons and favourites stay.</summary>
internal sealed class M0004CreateTryOn : Migration
{
    public override int Number => 4;

    public override string Name => "create_tryon";

    public override WayBack WayBack => WayBack.Lossless;

    public override async Task UpAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        await database.EnsureIndexesAsync(TryOnRepository.Spec, cancellationToken);
        await database.EnsureIndexesAsync(FavoriteRepository.Spec, cancellationToken);
        await TryOnAdmission.PrepareAsync(database, cancellationToken);
        var left = new BsonDocument { ["status"] = TryOnDocument.IsUnfinished, ["due_at"] = new BsonDocument("$exists", false) };
        var due = new BsonDocument("$currentDate", new BsonDocument("due_at", true));
        await database.GetCollection<BsonDocument>(TryOnRepository.Spec.Name).UpdateManyAsync(left, due, cancellationToken: cancellationToken);
    }

    public override async Task DownAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        await database.DropCollectionAsync(TryOnAdmission.Spec.Name, cancellationToken);
        await database.RemoveSchemaAsync([TryOnRepository.Spec, FavoriteRepository.Spec], cancellationToken);
    }
}

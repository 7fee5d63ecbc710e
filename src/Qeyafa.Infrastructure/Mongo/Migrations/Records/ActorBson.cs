using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Records;

/// <summary>Who ran a migration, as the database holds it.</summary>
internal static class ActorBson
{
    public static BsonDocument ToBson(this MigrationActor actor) => new() { ["host"] = actor.Host, ["user"] = actor.User, ["process"] = actor.Process };

    public static MigrationActor? Read(StoredFields? stored) =>
        stored is { } fields ? new MigrationActor(fields.Text("host") ?? "", fields.Text("user") ?? "", (int)(fields.WholeNumber("process") ?? 0)) : null;
}

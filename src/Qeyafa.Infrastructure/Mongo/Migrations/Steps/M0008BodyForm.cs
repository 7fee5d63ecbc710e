using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Migrations.Batches;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Steps;

/// <summary>Body records: what was read as a default is stored. Taken back, it goes where it is the default still; a person's own values stay.</summary>
internal static class M0008BodyForm
{
    private static readonly string[] Given = ["measurements", "unit", "created_at", "updated_at"];

    public static IReadOnlyList<string> Fields { get; } = [.. Given, M0008CurrentDocuments.Marks];

    public static DocumentChange? Forward(BsonDocument body)
    {
        var change = new GuardedUpdate(body);
        foreach (var field in Given.Where(field => change[field] is null or { IsBsonNull: true }))
        {
            change.Set(field, Default(change, body, field));
            change.Mark("-" + field);
        }

        return change.ToChange(M0008CurrentDocuments.Marks);
    }

    public static DocumentChange? Back(BsonDocument body)
    {
        var change = new GuardedUpdate(body);
        if (change[M0008CurrentDocuments.Marks] is not BsonArray marks)
        {
            return null;
        }

        foreach (var field in Given.Where(field => marks.Contains("-" + field) && change[field] == Default(change, body, field)))
        {
            change.Unset(field);
        }

        change.Unset(M0008CurrentDocuments.Marks);
        return change.ToChange(M0008CurrentDocuments.Marks);
    }

    private static BsonValue Default(GuardedUpdate change, BsonDocument body, string field) => field switch
    {
        "measurements" => new BsonDocument(),
        "unit" => "cm",
        "updated_at" when change["created_at"] is { IsValidDateTime: true } created => created,
        _ => body["_id"].AsObjectId.CreationTime,
    };
}

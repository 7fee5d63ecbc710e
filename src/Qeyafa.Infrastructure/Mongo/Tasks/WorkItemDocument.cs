using MongoDB.Bson;
using Qeyafa.Domain.Tasks;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Tasks;

/// <summary>A task as the database holds it, with what searches go by (<see cref="Search"/>).</summary>
internal static class WorkItemDocument
{
    public const string AssignedTo = "assigned_to";
    public const string IsCompleted = "is_completed";
    public const string Search = "search";

    public static BsonDocument ToBson(WorkItem item)
    {
        var document = new BsonDocument { { "_id", item.Id.ToBson() }, { "user_id", item.UserId.ToBson() } };
        foreach (var (name, value) in Values(item))
        {
            document.Add(name, value, !value.IsBsonNull);
        }

        return document.Add("created_at", item.CreatedAt.UtcDateTime);
    }

    /// <summary>The update that replaces what a task says, and leaves fields that it does not know alone.</summary>
    public static BsonDocument ToUpdate(WorkItem item) => FieldUpdate.Of(Values(item));

    public static WorkItem Read(BsonDocument document)
    {
        var stored = new StoredFields(document);
        var id = document["_id"].AsObjectId.ToEntityId();
        var created = stored.Moment("created_at") ?? id.CreatedAt;
        return WorkItem.Restore(
            id,
            document["user_id"].AsObjectId.ToEntityId(),
            stored.Text("title") ?? "",
            stored.Text("description"),
            stored.Truth(IsCompleted) ?? false,
            document.GetValue(AssignedTo, BsonNull.Value) is BsonObjectId assignee ? assignee.Value.ToEntityId() : null,
            created,
            stored.Moment("updated_at") ?? created,
            stored.WholeNumber(StoredVersion.Field) ?? StoredVersion.BeforeFirst);
    }

    private static (string Name, BsonValue Value)[] Values(WorkItem item) =>
    [
        ("title", item.Title),
        ("description", item.Description is { } description ? description : BsonNull.Value),
        (IsCompleted, item.IsCompleted),
        (AssignedTo, item.AssignedTo is { } assignee ? assignee.ToBson() : BsonNull.Value),
        (Search, new BsonArray(SearchText.Beginnings(item.Title))),
        ("updated_at", item.UpdatedAt.UtcDateTime),
        (StoredVersion.Field, item.Version),
    ];
}

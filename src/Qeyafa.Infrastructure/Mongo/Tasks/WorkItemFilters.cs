using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Tasks;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Tasks;

/// <summary>
/// The conditions that tasks are looked for by. For somebody who was given tasks they have two branches, each led by the person and each in the order of an index,
/// which the server merges without sorting.
/// </summary>
internal static class WorkItemFilters
{
    public static readonly BsonDocument NewestFirst = new() { ["created_at"] = -1, ["_id"] = -1 };
    public static readonly BsonDocument OldestFirst = new() { ["created_at"] = 1, ["_id"] = 1 };

    /// <summary>Every index that lists follow: for each of both branches, one alone, one by state and one by word.</summary>
    public static readonly IReadOnlyList<IndexSpec> Indexes =
    [
        Own("user_newest"), Own("user_completed_newest", WorkItemDocument.IsCompleted), Own("user_search_newest", WorkItemDocument.Search),
        Given("assigned_newest"), Given("assigned_completed_newest", WorkItemDocument.IsCompleted), Given("assigned_search_newest", WorkItemDocument.Search),
    ];

    public static BsonDocument OrderOf(WorkItemOrder order) => order == WorkItemOrder.Newest ? NewestFirst : OldestFirst;

    /// <summary>One task, if the person sees it.</summary>
    public static BsonDocument Of(WorkItemView view, EntityId id) => Of(view, new BsonDocument("_id", id.ToBson()));

    public static BsonDocument Of(WorkItemView view, WorkItemFilter filter) => Of(view, Rest(filter));

    public static BsonDocument Of(WorkItemSlice slice)
    {
        var rest = Rest(slice.Filter);
        if (slice.After is { } after)
        {
            // One range of the index, of which the tasks up to the place are left out: as fast on the last page as on the first.
            var (inclusive, exclusive) = slice.Order == WorkItemOrder.Newest ? ("$lte", "$lt") : ("$gte", "$gt");
            var at = after.At.UtcDateTime;
            rest.Add("created_at", new BsonDocument(inclusive, at));
            rest.Add("$or", new BsonArray { new BsonDocument("created_at", new BsonDocument(exclusive, at)), new BsonDocument("_id", new BsonDocument(exclusive, after.Id.ToBson())) });
        }

        return Of(slice.View, rest);
    }

    /// <summary>The rest stands in each branch, so that each follows its index.</summary>
    public static BsonDocument Of(WorkItemView view, BsonDocument rest)
    {
        var own = new BsonDocument("user_id", view.Person.ToBson()).AddRange(rest);
        if (view.Givers.Count == 0)
        {
            return own;
        }

        var givers = new BsonDocument("$in", new BsonArray(view.Givers.Select(giver => giver.ToBson())));
        var given = new BsonDocument { [WorkItemDocument.AssignedTo] = view.Person.ToBson(), ["user_id"] = givers }.AddRange(rest);
        return new BsonDocument("$or", new BsonArray { own, given });
    }

    private static BsonDocument Rest(WorkItemFilter filter)
    {
        var rest = new BsonDocument();
        rest.Add(WorkItemDocument.IsCompleted, () => filter.IsCompleted!.Value, filter.IsCompleted is not null);
        if (filter.Text is { } text)
        {
            var words = SearchText.Words(text).Distinct(StringComparer.Ordinal).OrderByDescending(word => word.Length);
            rest.Add(WorkItemDocument.Search, new BsonDocument("$all", new BsonArray(words)));
        }

        return rest;
    }

    private static IndexSpec Own(string name, params ReadOnlySpan<string> fields) => new(name, Keys("user_id", fields));

    private static IndexSpec Given(string name, params ReadOnlySpan<string> fields) =>
        new(name, Keys(WorkItemDocument.AssignedTo, fields)) { Where = new BsonDocument(WorkItemDocument.AssignedTo, new BsonDocument("$exists", true)) };

    private static BsonDocument Keys(string person, ReadOnlySpan<string> fields)
    {
        var keys = new BsonDocument(person, 1);
        foreach (var field in fields)
        {
            keys.Add(field, 1);
        }

        return keys.AddRange(NewestFirst.Elements);
    }
}

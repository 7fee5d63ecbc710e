using MongoDB.Bson;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Batches;

/// <summary>
/// Puts together a change that happens only if every field that it is about still has the value that was read: whoever changed the document meanwhile wins,
/// and it is read again.
/// </summary>
internal sealed class GuardedUpdate(BsonDocument read)
{
    private readonly BsonDocument _filter = new("_id", read["_id"]);
    private readonly BsonDocument _set = [];
    private readonly BsonDocument _unset = [];
    private readonly BsonArray _marks = [];

    /// <summary>The value that was read at a path of one or two names; null where there is none.</summary>
    public BsonValue? this[string path] => Find(path);

    /// <summary>Makes the change depend on a field.</summary>
    public void Expect(string path) => _filter[path] = Find(path) is { } value ? new BsonDocument("$eq", value) : new BsonDocument("$exists", false);

    public void Set(string path, BsonValue value)
    {
        Expect(path);
        _set[path] = value;
    }

    public void Unset(string path)
    {
        Expect(path);
        _unset[path] = "";
    }

    /// <summary>Adds a text to the array in which the document keeps what it was before.</summary>
    public void Mark(string text) => _marks.Add(text);

    /// <summary>The change; null where there is none.</summary>
    /// <param name="marksField">The field of the array.</param>
    public DocumentChange? ToChange(string marksField)
    {
        var update = new BsonDocument { { "$set", _set, _set.ElementCount > 0 }, { "$unset", _unset, _unset.ElementCount > 0 } };
        update.Add("$addToSet", new BsonDocument(marksField, new BsonDocument("$each", _marks)), _marks.Count > 0);
        return update.ElementCount == 0 ? null : new DocumentChange(_filter, update);
    }

    private BsonValue? Find(string path)
    {
        BsonValue? value = read;
        foreach (var name in path.Split('.'))
        {
            value = value is BsonDocument document && document.TryGetValue(name, out var inner) ? inner : null;
        }

        return value;
    }
}

using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Backups.Restoring;

/// <summary>The indexes and validation rules that collections are to have. They are made at the end, when no state in between can break them.</summary>
internal sealed class IndexCatalogue
{
    private static readonly string[] Rules = ["validator", "validationLevel", "validationAction"];

    private readonly Dictionary<string, Dictionary<string, BsonDocument>> _indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BsonDocument> _rules = new(StringComparer.Ordinal);

    /// <summary>How many indexes there are, those on ids apart.</summary>
    public int Count => _indexes.Values.Sum(indexes => indexes.Count);

    public void Add(string collection, BsonDocument index)
    {
        if (index["name"].AsString != "_id_")
        {
            Of(collection)[index["name"].AsString] = index;
        }
    }

    /// <summary>Takes the rules out of a collection's options.</summary>
    public BsonDocument WithoutRules(string collection, BsonDocument options)
    {
        Change(collection, options);
        return new BsonDocument(options.Where(option => !Rules.Contains(option.Name)));
    }

    /// <summary>Follows <c>collMod</c>.</summary>
    /// <returns>What of the change is no rule and about no index, and is to be done at once; null for nothing.</returns>
    public BsonDocument? Change(string collection, BsonDocument change)
    {
        var rules = new BsonDocument(change.Where(option => Rules.Contains(option.Name)));
        if (rules.ElementCount > 0)
        {
            _rules[collection] = _rules.GetValueOrDefault(collection, []).Merge(rules, overwriteExistingElements: true);
        }

        if (change.TryGetValue("index", out var index) && index.IsBsonDocument)
        {
            ChangeIndex(collection, index.AsBsonDocument);
        }

        var rest = new BsonDocument(change.Where(option => option.Name != "index" && !Rules.Contains(option.Name)));
        return rest.ElementCount > 1 ? rest : null;
    }

    /// <summary>Follows <c>dropIndexes</c>.</summary>
    public void Drop(string collection, string index)
    {
        if (index == "*")
        {
            Of(collection).Clear();
        }
        else
        {
            Of(collection).Remove(index);
        }
    }

    /// <summary>Follows the drop of a collection.</summary>
    public void Forget(string collection)
    {
        _indexes.Remove(collection);
        _rules.Remove(collection);
    }

    /// <summary>Follows the renaming of a collection.</summary>
    public void Rename(string from, string to)
    {
        Forget(to);
        if (_indexes.Remove(from, out var indexes))
        {
            _indexes[to] = indexes;
        }

        if (_rules.Remove(from, out var rules))
        {
            _rules[to] = rules;
        }
    }

    /// <summary>Makes them.</summary>
    public async Task BuildAsync(IMongoDatabase database, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var (done, count) = (0, Count);
        foreach (var (collection, indexes) in _indexes.Where(known => known.Value.Count > 0))
        {
            progress?.Report(new WorkProgress("indexes", done, count));
            var command = new BsonDocument { ["createIndexes"] = collection, ["indexes"] = new BsonArray(indexes.Values.Select(index => Without(index, "ns", "background"))) };
            await database.RunCommandAsync<BsonDocument>(command, cancellationToken: cancellationToken);
            done += indexes.Count;
        }

        progress?.Report(new WorkProgress("indexes", done, count));
        foreach (var (collection, rules) in _rules)
        {
            await database.RunCommandAsync<BsonDocument>(new BsonDocument("collMod", collection).Merge(rules), cancellationToken: cancellationToken);
        }
    }

    private void ChangeIndex(string collection, BsonDocument change)
    {
        var index = Of(collection).Values.FirstOrDefault(
            known => change.TryGetValue("name", out var name) ? known["name"] == name : known["key"] == change.GetValue("keyPattern", BsonNull.Value));
        foreach (var option in change.Where(option => option.Name is "expireAfterSeconds" or "hidden" or "unique" or "prepareUnique"))
        {
            index?.Set(option.Name, option.Value);
        }
    }

    private Dictionary<string, BsonDocument> Of(string collection)
    {
        if (!_indexes.TryGetValue(collection, out var indexes))
        {
            _indexes[collection] = indexes = new Dictionary<string, BsonDocument>(StringComparer.Ordinal);
        }

        return indexes;
    }

    private static BsonDocument Without(BsonDocument document, params string[] names) => new(document.Where(element => !names.Contains(element.Name)));
}

using System.Text;
using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Testing.Privacy;

/// <summary>Looks through every document of a database for what names a person.</summary>
internal static class PersonTraces
{
    /// <summary>The collections in which a value, a field's name or readable bytes hold the id (as an ObjectId or as text) or one of the other words.</summary>
    public static async Task<string[]> FindAsync(IMongoDatabase database, string id, params string[] words)
    {
        var found = new List<string>();
        var listed = await database.RunCommandAsync<BsonDocument>(new BsonDocument { ["listCollections"] = 1, ["nameOnly"] = true, ["cursor"] = new BsonDocument("batchSize", 1000) });
        foreach (var name in listed["cursor"]["firstBatch"].AsBsonArray.Select(collection => collection["name"].AsString).Order(StringComparer.Ordinal))
        {
            var documents = await database.GetCollection<BsonDocument>(name).Find(new BsonDocument()).ToListAsync();
            if (documents.Exists(document => Names(document, ObjectId.Parse(id), [id, .. words])))
            {
                found.Add(name);
            }
        }

        return [.. found];
    }

    private static bool Names(BsonValue value, ObjectId id, string[] words) => value switch
    {
        BsonDocument document => document.Any(element => Holds(element.Name, words) || Names(element.Value, id, words)),
        BsonArray array => array.Any(item => Names(item, id, words)),
        BsonObjectId other => other.Value == id,
        BsonString text => Holds(text.Value, words),
        BsonBinaryData data => Holds(Encoding.Latin1.GetString(data.Bytes), words) || data.Bytes.AsSpan().IndexOf(id.ToByteArray()) >= 0,
        _ => false,
    };

    private static bool Holds(string text, string[] words) => Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}

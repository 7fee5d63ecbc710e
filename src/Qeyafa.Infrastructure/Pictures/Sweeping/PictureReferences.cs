using MongoDB.Bson;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Users;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Pictures.Sweeping;

/// <summary>Asks which pictures documents name. A collection that does not exist yet names none.</summary>
internal sealed class PictureReferences(IMongoDatabase database, OperationTimer timer)
{
    private const string Key = "s3_key";
    private const string Keys = "image_paths";

    /// <summary>In which collection the documents of a kind of picture are, and in which field they name it.</summary>
    private static (string Collection, string Field) Home(PictureKind kind) => kind switch
    {
        PictureKind.Body => ("body", Key),
        PictureKind.Clothing => ("clothing", Key),
        PictureKind.TryOn => ("tryon", Key),
        PictureKind.Measurement => ("measurements", Keys),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Whether the database has any account. One without is rather the wrong database than one whose people all went.</summary>
    public async Task<bool> KnowsAnybodyAsync(CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(UserRepository.Spec.Name, "knows_anybody");
        return await database.GetCollection<BsonDocument>(UserRepository.Spec.Name).CountDocumentsAsync(new BsonDocument(), new CountOptions { Limit = 1 }, cancellationToken) > 0;
    }

    /// <summary>Which of the pictures are named: the document has the picture's id and owner, and its field holds the key.</summary>
    /// <param name="kind">What the pictures show.</param>
    /// <param name="pictures">The pictures, all of that kind; at most 500.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<HashSet<string>> NamedAsync(PictureKind kind, IReadOnlyCollection<PictureKey> pictures, CancellationToken cancellationToken)
    {
        var (collection, field) = Home(kind);
        var named = new HashSet<string>(StringComparer.Ordinal);
        if (pictures.Count == 0)
        {
            return named;
        }

        using var _ = timer.Measure(collection, "named_pictures");
        using var cursor = await database.GetCollection<BsonDocument>(collection)
            .Find(Filter(pictures)).Project<BsonDocument>(new BsonDocument { ["user_id"] = 1, [field] = 1 }).ToCursorAsync(cancellationToken);
        while (await cursor.MoveNextAsync(cancellationToken))
        {
            named.UnionWith(cursor.Current.SelectMany(document => KeysIn(document, field)));
        }

        return named;
    }

    /// <summary>The filter of that question; the ids lead it, as the owners of a page of pictures are many.</summary>
    internal static BsonDocument Filter(IReadOnlyCollection<PictureKey> pictures) => new()
    {
        ["_id"] = new BsonDocument("$in", new BsonArray(pictures.Select(picture => picture.Id.ToBson()).Distinct())),
        ["user_id"] = new BsonDocument("$in", new BsonArray(pictures.Select(picture => picture.Owner.ToBson()).Distinct())),
    };

    private static IEnumerable<string> KeysIn(BsonDocument document, string field)
    {
        var value = document.GetValue(field, BsonNull.Value);
        foreach (var text in value is BsonArray several ? several.OfType<BsonString>() : new[] { value }.OfType<BsonString>())
        {
            if (PictureKey.TryParse(text.Value, out var key) && document["_id"] == key.Id.ToBson() && document["user_id"] == key.Owner.ToBson())
            {
                yield return key.Value;
            }
        }
    }
}

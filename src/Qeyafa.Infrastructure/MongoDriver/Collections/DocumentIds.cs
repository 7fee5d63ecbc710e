using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Gives a document an id before it is inserted, when its type says how and it has none.</summary>
internal static class DocumentIds
{
    public static void Assign<T>(IBsonSerializer<T> serializer, T document)
    {
        if (document is RawBsonDocument || serializer is not IBsonIdProvider provider)
            return;
        if (provider.GetDocumentId(document, out var id, out _, out var generator) && generator?.IsEmpty(id) == true)
            provider.SetDocumentId(document, generator.GenerateId(container: null, document));
    }
}

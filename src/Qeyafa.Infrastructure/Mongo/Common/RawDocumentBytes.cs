using MongoDB.Bson;

namespace Qeyafa.Infrastructure.Mongo.Common;

/// <summary>The bytes of a document as the server sent them.</summary>
internal static class RawDocumentBytes
{
    public static ReadOnlySpan<byte> Bytes(this RawBsonDocument document) => document.Slice.AccessBackingBytes(0).AsSpan(0, document.Slice.Length);
}

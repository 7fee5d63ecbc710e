namespace Qeyafa.Infrastructure.MongoDriver.Execution;

/// <summary>Where the batch stands in the reply to a command that opens or continues a cursor.</summary>
internal readonly record struct CursorReply(long CursorId, int BatchAt, int NamespaceAt, int ResumeTokenAt)
{
    public static CursorReply Read(ReadOnlySpan<byte> reply)
    {
        var document = new BsonView(reply);
        if (!document.Find("cursor"u8))
            throw new MongoClientException("The server's reply has no cursor.");
        var cursor = new BsonView(reply, document.ValueAt);
        long id = 0;
        int batch = 0, name = 0, token = 0;
        while (cursor.MoveNext())
        {
            if (cursor.Name.SequenceEqual("firstBatch"u8) || cursor.Name.SequenceEqual("nextBatch"u8))
                batch = cursor.ValueAt;
            else if (cursor.Name.SequenceEqual("id"u8))
                id = cursor.AsInt64();
            else if (cursor.Name.SequenceEqual("ns"u8))
                name = cursor.ValueAt;
            else if (cursor.Name.SequenceEqual("postBatchResumeToken"u8))
                token = cursor.ValueAt;
        }
        return new CursorReply(id, batch, name, token);
    }

    /// <summary>The collection's name from the reply's namespace: what follows the first dot.</summary>
    public string CollectionName(ReadOnlySpan<byte> reply)
    {
        var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(reply[NamespaceAt..]) - 1;
        var text = System.Text.Encoding.UTF8.GetString(reply.Slice(NamespaceAt + 4, length));
        return text[(text.IndexOf('.', StringComparison.Ordinal) + 1)..];
    }
}

using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>What kind of write error the server reported.</summary>
internal enum ServerErrorCategory
{
    Uncategorized = 0,
    DuplicateKey = 1,
    ExecutionTimeout = 2,
}

/// <summary>One write that the server refused.</summary>
/// <param name="category">The kind of error.</param>
/// <param name="code">The server's error code.</param>
/// <param name="message">The server's words.</param>
/// <param name="details">
/// What else the server said: <c>errInfo</c> of a failed validation, <c>keyPattern</c> and <c>keyValue</c> of a duplicate key.
/// </param>
internal class WriteError(ServerErrorCategory category, int code, string message, BsonDocument details)
{
    public ServerErrorCategory Category => category;

    public int Code => code;

    public string Message => message;

    public BsonDocument Details => details;

    internal static ServerErrorCategory Categorize(int code) => code switch
    {
        ServerErrorCode.DuplicateKey or 11001 or 12582 => ServerErrorCategory.DuplicateKey,
        ServerErrorCode.MaxTimeMSExpired => ServerErrorCategory.ExecutionTimeout,
        _ => ServerErrorCategory.Uncategorized,
    };
}

/// <summary>One refused write of a bulk write.</summary>
internal sealed class BulkWriteError(int index, ServerErrorCategory category, int code, string message, BsonDocument details)
    : WriteError(category, code, message, details)
{
    /// <summary>The place of the write among the requests, from 0.</summary>
    public int Index => index;
}

/// <summary>Why a write could not be confirmed as the write concern asks.</summary>
internal sealed class WriteConcernError(int code, string? codeName, string message, BsonDocument details)
{
    public int Code => code;

    public string? CodeName => codeName;

    public string Message => message;

    public BsonDocument Details => details;
}

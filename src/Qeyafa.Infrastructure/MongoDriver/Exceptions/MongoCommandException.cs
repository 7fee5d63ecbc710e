using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>A command that the server refused or could not carry out.</summary>
internal class MongoCommandException(string message, int code, string? codeName, BsonDocument result) : MongoServerException(message)
{
    /// <summary>The server's error code; 0 when it gave none.</summary>
    public int Code => code;

    public string? CodeName => codeName;

    /// <summary>The server's whole reply.</summary>
    public BsonDocument Result => result;

    public string? ErrorMessage => Result.TryGetValue("errmsg", out var text) && text.IsString ? text.AsString : null;
}

/// <summary>The server carried the write out but could not confirm it as the write concern asks.</summary>
internal class MongoWriteConcernException(string message, int code, string? codeName, BsonDocument result)
    : MongoCommandException(message, code, codeName, result);

/// <summary>A find-and-change command that would have broken a unique index.</summary>
internal sealed class MongoDuplicateKeyException(string message, int code, string? codeName, BsonDocument result)
    : MongoWriteConcernException(message, code, codeName, result);

/// <summary>The server took longer than the operation's time limit, or did not answer within it.</summary>
internal sealed class MongoExecutionTimeoutException(string message, Exception? innerException = null) : MongoServerException(message, innerException);

/// <summary>The server is not (or no longer) the primary of its replica set.</summary>
internal sealed class MongoNotPrimaryException(string message, BsonDocument result) : MongoServerException(message)
{
    public BsonDocument Result => result;
}

/// <summary>The server is starting, stopping or recovering.</summary>
internal sealed class MongoNodeIsRecoveringException(string message, BsonDocument result) : MongoServerException(message)
{
    public BsonDocument Result => result;
}

/// <summary>The server no longer knows the cursor.</summary>
internal sealed class MongoCursorNotFoundException(string message) : MongoServerException(message);

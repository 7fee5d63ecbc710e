using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using Qeyafa.Infrastructure.MongoDriver.Native;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Turns what libmongoc reports about a failed call into the driver's exceptions.</summary>
internal static unsafe class ExceptionMapper
{
    public static Exception ToException(BsonError* error, ReadOnlySpan<byte> reply)
    {
        var result = reply.Length > 5 ? BsonSerializer.Deserialize<BsonDocument>(reply.ToArray()) : [];
        var exception = ToException(error->Domain, (int)error->Code, error->Message, result);
        if (exception is MongoException mongo && result.TryGetValue("errorLabels", out var labels) && labels.IsBsonArray)
        {
            foreach (var label in labels.AsBsonArray)
                mongo.AddErrorLabel(label.AsString);
        }
        return exception;
    }

    private static Exception ToException(uint domain, int code, string message, BsonDocument result)
    {
        if (domain == ErrorDomain.ServerSelection)
            return IsAuthenticationFailure(message) ? new MongoAuthenticationException(message) : new TimeoutException($"No suitable server was found in time. {message}");
        if (domain is ErrorDomain.Stream or ErrorDomain.Protocol)
            return new MongoConnectionException(message);
        if (domain is ErrorDomain.Sasl or ErrorDomain.Scram || (domain == ErrorDomain.Client && code == ErrorDomain.ClientAuthenticate))
            return new MongoAuthenticationException(message);
        if (domain == ErrorDomain.WriteConcern)
            return new MongoWriteConcernException(message, code, CodeNameOf(result), result);
        if (domain is ErrorDomain.Server)
            return OfServer(code, message, result);
        return new MongoClientException(message);
    }

    private static MongoServerException OfServer(int code, string message, BsonDocument result) => code switch
    {
        ServerErrorCode.MaxTimeMSExpired => new MongoExecutionTimeoutException(message),
        ServerErrorCode.CursorNotFound => new MongoCursorNotFoundException(message),
        ServerErrorCode.DuplicateKey => new MongoDuplicateKeyException(message, code, CodeNameOf(result), result),
        _ when ServerErrorCode.IsNotPrimary(code) => new MongoNotPrimaryException(message, result),
        _ when ServerErrorCode.IsRecovering(code) => new MongoNodeIsRecoveringException(message, result),
        _ => new MongoCommandException($"Command failed: {message}", code, CodeNameOf(result), result),
    };

    private static string? CodeNameOf(BsonDocument result) => result.TryGetValue("codeName", out var name) && name.IsString ? name.AsString : null;

    private static bool IsAuthenticationFailure(string message) => message.Contains("Authentication failed", StringComparison.OrdinalIgnoreCase);
}

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>A single write that the server refused, or carried out without the confirmation that was asked for.</summary>
internal sealed class MongoWriteException(WriteError? writeError, WriteConcernError? writeConcernError)
    : MongoServerException($"A write operation resulted in an error. {writeError?.Message ?? writeConcernError?.Message}")
{
    public WriteError? WriteError => writeError;

    public WriteConcernError? WriteConcernError => writeConcernError;
}

/// <summary>A bulk write of which at least one write failed.</summary>
internal abstract class MongoBulkWriteException(IReadOnlyList<BulkWriteError> writeErrors, WriteConcernError? writeConcernError)
    : MongoServerException($"A bulk write operation resulted in one or more errors. {(writeErrors.Count > 0 ? writeErrors[0].Message : writeConcernError?.Message)}")
{
    public IReadOnlyList<BulkWriteError> WriteErrors => writeErrors;

    public WriteConcernError? WriteConcernError => writeConcernError;
}

/// <inheritdoc/>
internal sealed class MongoBulkWriteException<TDocument>(
    BulkWriteResult<TDocument> result,
    IReadOnlyList<BulkWriteError> writeErrors,
    WriteConcernError? writeConcernError,
    IReadOnlyList<WriteModel<TDocument>> unprocessedRequests) : MongoBulkWriteException(writeErrors, writeConcernError)
{
    /// <summary>What was done all the same.</summary>
    public BulkWriteResult<TDocument> Result => result;

    public IReadOnlyList<WriteModel<TDocument>> UnprocessedRequests => unprocessedRequests;
}

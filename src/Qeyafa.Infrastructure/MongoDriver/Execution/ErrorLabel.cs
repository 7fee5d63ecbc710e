namespace Qeyafa.Infrastructure.MongoDriver.Execution;

/// <summary>Labels on errors that decide what may be tried again.</summary>
internal static class ErrorLabel
{
    public const string RetryableWrite = "RetryableWriteError";
    public const string TransientTransaction = "TransientTransactionError";
    public const string UnknownCommitResult = "UnknownTransactionCommitResult";
    public const string ResumableChangeStream = "ResumableChangeStreamError";
}

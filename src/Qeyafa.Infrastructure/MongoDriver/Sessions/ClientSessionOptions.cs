namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>How a session behaves.</summary>
internal sealed class ClientSessionOptions
{
    /// <summary>Whether a read sees the session's earlier writes wherever it is answered. Default true.</summary>
    public bool? CausalConsistency { get; set; }

    public TransactionOptions? DefaultTransactionOptions { get; set; }
}

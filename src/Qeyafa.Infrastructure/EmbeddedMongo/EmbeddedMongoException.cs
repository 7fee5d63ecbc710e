namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>The embedded server cannot be provided. The message is one sentence for the person at the terminal, and says what to do.</summary>
public sealed class EmbeddedMongoException : Exception
{
    internal EmbeddedMongoException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>The root of what the driver throws about the database.</summary>
internal class MongoException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    private List<string>? _labels;

    /// <summary>Labels that the server or the driver put on the error, for example <c>TransientTransactionError</c>.</summary>
    public IReadOnlyList<string> ErrorLabels => _labels ?? (IReadOnlyList<string>)[];

    public void AddErrorLabel(string errorLabel)
    {
        if (!HasErrorLabel(errorLabel))
            (_labels ??= []).Add(errorLabel);
    }

    public bool HasErrorLabel(string errorLabel) => _labels?.Contains(errorLabel, StringComparer.Ordinal) == true;
}

/// <summary>An error on the client's side, with no server involved.</summary>
internal class MongoClientException(string message, Exception? innerException = null) : MongoException(message, innerException);

/// <summary>A connection string or setting that cannot be used.</summary>
internal sealed class MongoConfigurationException(string message, Exception? innerException = null) : MongoClientException(message, innerException);

/// <summary>So many calls wait for a connection already that another may not.</summary>
internal sealed class MongoWaitQueueFullException(string message) : MongoClientException(message);

/// <summary>The connection to the server failed or broke; whether a command in flight was carried out is not known.</summary>
internal class MongoConnectionException(string message, Exception? innerException = null) : MongoException(message, innerException);

/// <summary>The server refused the credentials.</summary>
internal sealed class MongoAuthenticationException(string message, Exception? innerException = null) : MongoConnectionException(message, innerException);

/// <summary>An error that the server answered.</summary>
internal class MongoServerException(string message, Exception? innerException = null) : MongoException(message, innerException);

using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>A command is about to be sent.</summary>
internal readonly struct CommandStartedEvent(EventDocument command, string databaseName, string commandName, int requestId)
{
    /// <summary>The command; only while the handler runs, and empty for commands that carry credentials.</summary>
    public BsonDocument Command => command.Read();

    public DatabaseNamespace DatabaseNamespace => new(databaseName);

    public string CommandName => commandName;

    /// <summary>The same in the event of the command's end.</summary>
    public int RequestId => requestId;
}

/// <summary>The server carried a command out. Single writes of it may have failed all the same.</summary>
internal readonly struct CommandSucceededEvent(string commandName, EventDocument reply, int requestId, TimeSpan duration)
{
    public string CommandName => commandName;

    /// <summary>The reply; only while the handler runs, and empty for commands that carry credentials.</summary>
    public BsonDocument Reply => reply.Read();

    public int RequestId => requestId;

    /// <summary>From sending to the reply's arrival.</summary>
    public TimeSpan Duration => duration;
}

/// <summary>A command failed, at the server or on the way.</summary>
internal readonly struct CommandFailedEvent(string commandName, Exception failure, int requestId, TimeSpan duration)
{
    public string CommandName => commandName;

    public Exception Failure => failure;

    public int RequestId => requestId;

    public TimeSpan Duration => duration;
}

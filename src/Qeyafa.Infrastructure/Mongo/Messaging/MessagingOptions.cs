namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <summary>The settings under <c>Messages</c>.</summary>
internal sealed class MessagingOptions
{
    public const string Section = "Messages";

    /// <summary>How many streams an account has open on one node at most; 1 to 1,000.</summary>
    public int StreamsPerAccount { get; set; } = 10;

    /// <summary>How many messages wait for a slow reader of a stream before the stream is ended; 1 to 10,000.</summary>
    public int StreamBuffer { get; set; } = 256;

    /// <summary>How long after a message, in seconds, its recipient is told by mail, where they have neither read it nor had a stream open; 1 to 86,400.</summary>
    public int NotifyAfterSeconds { get; set; } = 60;

    /// <summary>How long after such a mail, in seconds, there is no other about the same conversation; 1 to 604,800.</summary>
    public int NotifyEverySeconds { get; set; } = 900;

    /// <summary>How often it is noted who has a stream open: several times before a mail about a message is due, and every 15 seconds at least.</summary>
    internal TimeSpan NotePresenceEvery => TimeSpan.FromSeconds(Math.Min(15, NotifyAfterSeconds / 4.0));
}

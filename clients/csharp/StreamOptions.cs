namespace Qeyafa.Client;

/// <summary>How a live stream stands.</summary>
public enum StreamState
{
    /// <summary>It is open: what happens from now on comes.</summary>
    Open,

    /// <summary>It has broken or could not be opened, and is opened again after a pause.</summary>
    Waiting,
}

/// <summary>How a live stream is followed. What it calls is called within the iteration, which waits for it.</summary>
public sealed class StreamOptions
{
    /// <summary>Is told each time that the stream is open, and that it waits to be opened again.</summary>
    public Action<StreamState>? OnState { get; init; }

    /// <summary>
    /// Is told, once the stream is open again, that events may be missing: it had broken before one came to go on from, or the one to go on from is gone.
    /// Read again what they change.
    /// </summary>
    public Action? OnGap { get; init; }

    /// <summary>The longest silence after which the connection counts as broken; the server gives a sign of life every 15 seconds. 40 seconds by default.</summary>
    public TimeSpan LongestSilence { get; init; } = TimeSpan.FromSeconds(40);
}

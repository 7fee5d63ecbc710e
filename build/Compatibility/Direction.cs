namespace Qeyafa.Build.Compatibility;

/// <summary>Which way a value goes: what may change without breaking a client differs.</summary>
internal enum Direction
{
    /// <summary>From the client: less may not be taken, more may not be asked for.</summary>
    Request,

    /// <summary>To the client: less may not be said, and no words may come that the client does not know.</summary>
    Answer,
}

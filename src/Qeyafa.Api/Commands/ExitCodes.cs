namespace Qeyafa.Api.Commands;

/// <summary>What a command ends with.</summary>
internal static class ExitCodes
{
    /// <summary>It did what it was asked.</summary>
    public const int Done = 0;

    /// <summary>It could not, or found something wrong; the message on the standard error says what.</summary>
    public const int Refused = 1;

    /// <summary>A setting is missing or wrong.</summary>
    public const int WrongSettings = 2;

    /// <summary>The command line cannot be understood (EX_USAGE of sysexits.h).</summary>
    public const int Misused = 64;

    /// <summary>It was interrupted (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}

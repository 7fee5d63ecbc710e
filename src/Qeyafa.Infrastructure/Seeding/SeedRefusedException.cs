namespace Qeyafa.Infrastructure.Seeding;

/// <summary>Seeding cannot be done, or not here; the message is for whoever asked, and says what to do.</summary>
public sealed class SeedRefusedException : Exception
{
    /// <summary>A refusal without words.</summary>
    public SeedRefusedException()
    {
    }

    /// <summary>A refusal.</summary>
    public SeedRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>A refusal with its cause.</summary>
    public SeedRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

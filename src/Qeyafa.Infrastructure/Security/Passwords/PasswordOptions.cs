namespace Qeyafa.Infrastructure.Security.Passwords;

/// <summary>The settings under <c>Passwords</c>.</summary>
internal sealed class PasswordOptions
{
    public const string Section = "Passwords";

    /// <summary>The OWASP figure for PBKDF2-HMAC-SHA512 (Password Storage Cheat Sheet, 2025): 210,000, and a little more.</summary>
    public const int DefaultIterations = 220_000;

    /// <summary>The iterations of PBKDF2-HMAC-SHA512 for new hashes; 1,000 to <see cref="StoredHash.MaxIterations"/>, in Production at least 100,000.</summary>
    public int Iterations { get; set; } = DefaultIterations;

    /// <summary>How many hashes are computed at the same time; 1 to 64, by default one per core.</summary>
    public int Concurrency { get; set; } = Math.Clamp(Environment.ProcessorCount, 1, 64);

    /// <summary>How many more may wait; 0 to 10,000. Beyond it the answer is 503.</summary>
    public int QueueLength { get; set; } = 64;

    /// <summary>Whether common passwords and the account's own identifiers are refused.</summary>
    public bool RefuseCommon { get; set; } = true;
}

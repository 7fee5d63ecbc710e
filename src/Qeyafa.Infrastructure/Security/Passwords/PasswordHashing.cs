using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auth;
using Qeyafa.Domain.Common;

namespace Qeyafa.Infrastructure.Security.Passwords;

/// <summary>ASP.NET Core's <c>PasswordHasher</c> (PBKDF2-HMAC-SHA512, salts of 16 bytes, keys of 32), behind the gate. bcrypt hashes of earlier systems are verified, and count as weak.</summary>
internal sealed class PasswordHashing(HashingGate gate, IOptions<PasswordOptions> options) : IPasswordHashing
{
    private const int KeyLength = 32;

    /// <summary>
    /// Two to the power of the cost is how many rounds a bcrypt hash takes; one takes about as long as this many iterations of PBKDF2 (measured
    /// with libxcrypt 4.4 on x86-64). A wrong password is made to cost the same up to a cost of 11; a costlier hash can be told by its time until its owner signs in.
    /// </summary>
    private const int IterationsPerBcryptRound = 87;

    // The hasher only passes the account on to its overrides; it has none here.
    private static readonly object NoAccount = new();
    private static readonly byte[] DummySalt = RandomNumberGenerator.GetBytes(16);

    private readonly int _iterations = options.Value.Iterations;
    private readonly PasswordHasher<object> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = options.Value.Iterations }));

    public Task<Result<string>> HashAsync(Secret password, CancellationToken cancellationToken) =>
        gate.RunAsync(() => _hasher.HashPassword(NoAccount, password.Reveal()), cancellationToken);

    public Task<Result<PasswordVerdict>> VerifyAsync(string? storedHash, Secret password, CancellationToken cancellationToken) =>
        gate.RunAsync(() => Verify(storedHash, password.Reveal()), cancellationToken);

    private PasswordVerdict Verify(string? storedHash, string password)
    {
        if (Bcrypt.IsAvailable && BcryptHash.TryRead(storedHash, out var bcrypt))
        {
            return VerifyBcrypt(bcrypt, password);
        }

        if (!StoredHash.TryRead(storedHash, out var parameters))
        {
            Spend(password, _iterations);
            return PasswordVerdict.Wrong;
        }

        switch (_hasher.VerifyHashedPassword(NoAccount, storedHash!, password))
        {
            case PasswordVerificationResult.Success:
                return PasswordVerdict.Right;
            case PasswordVerificationResult.SuccessRehashNeeded:
                return PasswordVerdict.RightButWeaklyHashed;
            default:
                // A hash from the time of a lower cost must not tell by its speed that the account exists.
                Spend(password, _iterations - parameters.Iterations);
                return PasswordVerdict.Wrong;
        }
    }

    private PasswordVerdict VerifyBcrypt(BcryptHash hash, string password)
    {
        if (Bcrypt.Verify(hash, password))
        {
            return PasswordVerdict.RightButWeaklyHashed;
        }

        Spend(password, _iterations - (IterationsPerBcryptRound << hash.Cost));
        return PasswordVerdict.Wrong;
    }

    private static void Spend(string password, int iterations)
    {
        if (iterations > 0)
        {
            Span<byte> key = stackalloc byte[KeyLength];
            Rfc2898DeriveBytes.Pbkdf2(password, DummySalt, key, iterations, HashAlgorithmName.SHA512);
        }
    }
}

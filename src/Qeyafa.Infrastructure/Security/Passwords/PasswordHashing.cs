using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auth;
using Qeyafa.Domain.Common;

namespace Qeyafa.Infrastructure.Security.Passwords;

/// <summary>ASP.NET Core's <c>PasswordHasher</c> (PBKDF2-HMAC-SHA512, salts of 16 bytes, keys of 32), behind the gate.</summary>
internal sealed class PasswordHashing(HashingGate gate, IOptions<PasswordOptions> options) : IPasswordHashing
{
    private const int KeyLength = 32;

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

    private static void Spend(string password, int iterations)
    {
        if (iterations > 0)
        {
            Span<byte> key = stackalloc byte[KeyLength];
            Rfc2898DeriveBytes.Pbkdf2(password, DummySalt, key, iterations, HashAlgorithmName.SHA512);
        }
    }
}

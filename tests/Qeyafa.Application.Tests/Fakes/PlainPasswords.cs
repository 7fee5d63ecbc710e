using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auth;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Tests.Fakes;

/// <summary>Hashes that can be read, and a record of the work that would have been done.</summary>
internal sealed class PlainPasswords : IPasswordHashing
{
    public const string Prefix = "strong:";
    public const string WeakPrefix = "weak:";

    private static readonly Error Busy = new(ErrorKind.Unavailable, "sign_in_busy", "Busy.");

    public bool IsBusy { get; set; }

    public bool IsBusyHashing { get; set; }

    public int Hashings { get; private set; }

    public int Verifications { get; private set; }

    public Task<Result<string>> HashAsync(Secret password, CancellationToken cancellationToken)
    {
        Hashings++;
        return Task.FromResult(IsBusy || IsBusyHashing ? Result<string>.Failure(Busy) : Prefix + password.Reveal());
    }

    public Task<Result<PasswordVerdict>> VerifyAsync(string? storedHash, Secret password, CancellationToken cancellationToken)
    {
        Verifications++;
        return Task.FromResult<Result<PasswordVerdict>>(
            IsBusy ? Busy
            : storedHash == Prefix + password.Reveal() ? PasswordVerdict.Right
            : storedHash == WeakPrefix + password.Reveal() ? PasswordVerdict.RightButWeaklyHashed
            : PasswordVerdict.Wrong);
    }
}

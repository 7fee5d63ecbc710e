using Qeyafa.Application.Auth.Throttling;
using Qeyafa.Domain.Common;

namespace Qeyafa.Testing.Auth;

/// <summary>A gate that counts in memory and lets through what is not closed.</summary>
internal sealed class CountingGate : IAttemptGate
{
    private static readonly Error Closed = new(ErrorKind.TooMany, "too_many_attempts", "Wait.") { RetryAfter = TimeSpan.FromSeconds(1) };

    /// <summary>The tries that count as failed, by kind and identifier.</summary>
    public Dictionary<string, int> Failures { get; } = [];

    /// <summary>How often a try asked to be let through.</summary>
    public int Asked { get; private set; }

    public HashSet<string> ClosedFor { get; } = [];

    public Task<Result<Attempt>> AdmitAsync(AttemptKind kind, string identifier, CancellationToken cancellationToken)
    {
        Asked++;
        if (ClosedFor.Contains(identifier))
        {
            return Task.FromResult(Result<Attempt>.Failure(Closed));
        }

        var key = $"{kind}:{identifier}";
        Failures[key] = Failures.GetValueOrDefault(key) + 1;
        return Task.FromResult<Result<Attempt>>(new Attempt(key));
    }

    public Task SucceededAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        Failures.Remove(attempt.Key);
        return Task.CompletedTask;
    }

    public Task WithdrawAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        Failures[attempt.Key]--;
        return Task.CompletedTask;
    }

    public Task ClearAsync(AttemptKind kind, string identifier, CancellationToken cancellationToken)
    {
        Failures.Remove($"{kind}:{identifier}");
        return Task.CompletedTask;
    }
}

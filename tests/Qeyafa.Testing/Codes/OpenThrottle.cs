using Qeyafa.Application.Auth.Codes;
using Qeyafa.Application.Notifications;
using Qeyafa.Domain.Common;

namespace Qeyafa.Testing.Codes;

/// <summary>Lets every code be asked for, and counts what it is told.</summary>
internal sealed class OpenThrottle : ICodeThrottle, IOutboxDecoy
{
    public int Failures { get; private set; }

    public int Decoys { get; private set; }

    public Task<Result<Done>> AdmitAsync(CodePurpose purpose, string destination, CancellationToken cancellationToken) => Task.FromResult<Result<Done>>(default(Done));

    public Task<Result<Done>> SpendSmsAsync(bool isSent, CancellationToken cancellationToken) => Task.FromResult<Result<Done>>(default(Done));

    public Task FailedAsync(string destination, CancellationToken cancellationToken)
    {
        Failures++;
        return Task.CompletedTask;
    }

    public Task SucceededAsync(CodePurpose purpose, string destination, CancellationToken cancellationToken)
    {
        Failures = 0;
        return Task.CompletedTask;
    }

    public Task EnqueueAsync(OutboxChannel channel, int length, CancellationToken cancellationToken)
    {
        Decoys++;
        return Task.CompletedTask;
    }
}

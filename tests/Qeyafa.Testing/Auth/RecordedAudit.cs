using Qeyafa.Application.Auditing;

namespace Qeyafa.Testing.Auth;

/// <summary>An audit log in memory.</summary>
internal sealed class RecordedAudit : IAuditLog
{
    private readonly Lock _writing = new();

    /// <summary>All entries but <see cref="SignIns"/>, in their order.</summary>
    public List<AuditEvent> Entries { get; } = [];

    /// <summary>The sign-ins that succeeded, apart: nearly every test begins with one.</summary>
    public List<AuditEvent> SignIns { get; } = [];

    public Task RecordAsync(AuditEvent entry, CancellationToken cancellationToken)
    {
        lock (_writing)
        {
            (entry is { Action: AuditActions.SignIn, Outcome: AuditOutcome.Success } ? SignIns : Entries).Add(entry);
            return Task.CompletedTask;
        }
    }
}

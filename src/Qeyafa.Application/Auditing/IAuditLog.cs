namespace Qeyafa.Application.Auditing;

/// <summary>The record of what matters for security. Entries are added and never changed by a request.</summary>
public interface IAuditLog
{
    /// <summary>Adds an entry; within a unit of work it is stored with the work, or not at all.</summary>
    Task RecordAsync(AuditEvent entry, CancellationToken cancellationToken);
}

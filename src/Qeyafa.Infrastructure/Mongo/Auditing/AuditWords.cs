using Qeyafa.Application.Auditing;

namespace Qeyafa.Infrastructure.Mongo.Auditing;

/// <summary>Outcomes as they are stored.</summary>
internal static class AuditWords
{
    public static string Of(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Success => "success",
        AuditOutcome.Failure => "failure",
        AuditOutcome.Denied => "denied",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public static AuditOutcome Read(string stored) => stored switch
    {
        "success" => AuditOutcome.Success,
        "failure" => AuditOutcome.Failure,
        "denied" => AuditOutcome.Denied,
        _ => throw new FormatException($"The stored audit entry has the unknown outcome '{stored}'."),
    };
}

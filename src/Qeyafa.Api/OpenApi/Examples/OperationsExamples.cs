using Qeyafa.Api.Controllers.Operations;
using Qeyafa.Api.Http;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Notifications;

namespace Qeyafa.Api.OpenApi.Examples;

/// <summary>Examples of what the operations' endpoints answer.</summary>
internal static class OperationsExamples
{
    public static IReadOnlyList<ApiExample> All { get; } =
    [
        new(typeof(HealthDto), """{"status":"healthy","checks":[{"name":"database","status":"healthy","detail":null,"duration_ms":0.8}]}"""),
        new(typeof(PageBody<AuditEntryDto>),
            """
            {"items":[{"id":"692054a7b1c2d3e4f5061728","at":"2026-11-21T10:30:15.25Z","action":"session.sign_in","outcome":"failure","actor":null,"subject":"69203c11b1c2d3e4f5061700",
            "session":null,"address":"203.0.113.7","device":"Mozilla/5.0","detail":"invalid_credentials","trace":"0af7651916cd43dd8448eb211c80319c"}],"next_cursor":null,"total":1}
            """),
        new(typeof(OutboxDto), """
            {"items":[{"channel":"sms","to":"+2348012345678","template":"otp_login","text":"Your Qeyafa code is 418203. It is valid for 5 minutes. Tell it to nobody.","created_at":"2026-01-31T09:30:00Z"}]}
            """),
    ];
}

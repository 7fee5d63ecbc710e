using Qeyafa.Api.Controllers.Auth;
using Qeyafa.Api.Http;
using Qeyafa.Application.Auth.Sessions;

namespace Qeyafa.Api.OpenApi.Examples;

/// <summary>Examples of sessions, refreshing and keys.</summary>
internal static class SessionExamples
{
    private const string RefreshToken = "ZfDCpOGyw9Tl9gcYZfDCpOGyw9Tl9gcZ…";

    private const string Session = """
        {"id":"65f0c2a4e1b2c3d4e5f60719","device_info":"Mozilla/5.0 (X11; Linux x86_64) Firefox/148.0","ip_address":"203.0.113.7",
         "created_at":"2026-01-31T09:30:00Z","updated_at":"2026-02-01T08:15:00Z","expires_at":"2026-02-08T08:15:00Z","current":true}
        """;

    public static IReadOnlyList<ApiExample> All { get; } =
    [
        new(typeof(RefreshBody), $$"""{"refresh_token":"{{RefreshToken}}"}"""),
        new(typeof(SignOutBody), $$"""{"refresh_token":"{{RefreshToken}}"}"""),
        new(typeof(RefreshedDto), $$"""{"tokens":{"access_token":"eyJhbGciOiJFUzI1NiIs…","token_type":"Bearer","expires_in":900,"refresh_token":"{{RefreshToken}}","refresh_expires_in":604800} }"""),
        new(typeof(SessionDto), Session),
        new(typeof(PageBody<SessionDto>), $$"""{"items":[{{Session}}],"next_cursor":null,"total":1}"""),
        new(typeof(SigningKeysDto), """
            {"keys":[{"kid":"oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
                      "y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM","kty":"EC","crv":"P-256","use":"sig","alg":"ES256"}]}
            """),
    ];
}

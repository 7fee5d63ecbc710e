using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Qeyafa.Api.Problems;
using Qeyafa.Application.Auth;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Authentication;

/// <summary>
/// Signs requests in by the access token in their <c>Authorization</c> header, and nowhere else.
/// A header that cannot be read is a wrong token: 401, with <c>WWW-Authenticate</c> saying so.
/// </summary>
/// <remarks>Source: RFC 6750, sections 2.1 and 3; RFC 9700, 4.3.2 (no tokens in queries).</remarks>
internal sealed class BearerAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logging, UrlEncoder encoder, IAccessTokens tokens, ProblemWriter problems)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logging, encoder)
{
    public const string SchemeName = "Bearer";

    private const string InvalidToken = "Bearer error=\"invalid_token\", error_description=\"The access token is malformed, expired or revoked\"";

    // One failure serves all: what exactly is wrong with a token is nothing that its bearer needs to know.
    private static readonly Task<AuthenticateResult> Refused = Task.FromResult(AuthenticateResult.Fail("The access token is not valid."));
    private static readonly Task<AuthenticateResult> Absent = Task.FromResult(AuthenticateResult.NoResult());

    private bool _refused;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization;
        if (header.Count == 0)
        {
            return Absent;
        }

        if (header.Count > 1)
        {
            return Refuse();
        }

        var text = header[0].AsSpan();
        if (!text.StartsWith(SchemeName, StringComparison.OrdinalIgnoreCase) || (text.Length > SchemeName.Length && text[SchemeName.Length] != ' '))
        {
            return Absent;
        }

        return tokens.Verify(text[SchemeName.Length..].Trim(' ')) is { } principal
            ? Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName)))
            : Refuse();
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = _refused ? InvalidToken : SchemeName;
        return problems.WriteAsync(Context, Error.Unauthenticated);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => problems.WriteAsync(Context, Error.Forbidden);

    private Task<AuthenticateResult> Refuse()
    {
        _refused = true;
        return Refused;
    }
}

using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Qeyafa.Api.Problems;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auth;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Authentication;

/// <summary>
/// Signs requests in by the access token in their <c>Authorization</c> header, and nowhere else, as long as its session lasts.
/// A header that cannot be read is a wrong token: 401, with <c>WWW-Authenticate</c> saying so.
/// </summary>
/// <remarks>Source: RFC 6750, sections 2.1 and 3; RFC 9700, 4.3.2 (no tokens in queries).</remarks>
internal sealed class BearerAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logging, UrlEncoder encoder, IAccessTokens tokens, ISessionGate gate, ProblemWriter problems)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logging, encoder)
{
    public const string SchemeName = "Bearer";

    private const string InvalidToken = "Bearer error=\"invalid_token\", error_description=\"The access token is malformed, expired or revoked\"";

    // One failure serves all: what exactly is wrong with a token is nothing that its bearer needs to know.
    private static readonly AuthenticateResult NotValid = AuthenticateResult.Fail("The access token is not valid.");
    private static readonly Task<AuthenticateResult> Refused = Task.FromResult(NotValid);
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
            _refused = true;
            return Refused;
        }

        var text = header[0]!;
        if (!text.StartsWith(SchemeName, StringComparison.OrdinalIgnoreCase) || (text.Length > SchemeName.Length && text[SchemeName.Length] != ' '))
        {
            return Absent;
        }

        try
        {
            if (tokens.Verify(TokenIn(text)) is not { } principal)
            {
                return LookAgainAsync(text);
            }

            // Nearly every request ends here, without waiting for anything.
            var admitted = AdmitsAsync(principal);
            return admitted.IsCompletedSuccessfully ? Task.FromResult(Answer(principal, admitted.Result)) : WaitAsync(principal, admitted);
        }
        catch (Exception exception) when (IsOutage(exception))
        {
            return Task.FromResult(Unknown(exception));
        }
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        UnusableAccess.ThrowIfUnknown(Context);
        Response.Headers.WWWAuthenticate = _refused ? InvalidToken : SchemeName;
        return problems.WriteAsync(Context, Error.Unauthenticated);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => problems.WriteAsync(Context, Error.Forbidden);

    private static ReadOnlySpan<char> TokenIn(string header) => header.AsSpan(SchemeName.Length).Trim(' ');

    private ValueTask<bool> AdmitsAsync(ClaimsPrincipal principal) =>
        principal.Identity is SignedInIdentity identity ? gate.AdmitsAsync(identity.UserId, identity.SessionId, Context.RequestAborted) : ValueTask.FromResult(false);

    private async Task<AuthenticateResult> WaitAsync(ClaimsPrincipal principal, ValueTask<bool> admitted)
    {
        try
        {
            return Answer(principal, await admitted);
        }
        catch (Exception exception) when (IsOutage(exception))
        {
            return Unknown(exception);
        }
    }

    /// <summary>The token may be signed with a key that another node has just made.</summary>
    private async Task<AuthenticateResult> LookAgainAsync(string header)
    {
        try
        {
            if (await tokens.LookForKeysAsync(Context.RequestAborted) && tokens.Verify(TokenIn(header)) is { } principal)
            {
                return Answer(principal, await AdmitsAsync(principal));
            }
        }
        catch (Exception exception) when (IsOutage(exception))
        {
            return Unknown(exception);
        }

        _refused = true;
        return NotValid;
    }

    private AuthenticateResult Answer(ClaimsPrincipal principal, bool admitted)
    {
        if (admitted)
        {
            return AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
        }

        UnusableAccess.SetEnded(Context);
        _refused = true;
        return NotValid;
    }

    /// <summary>Whoever needs no sign-in, such as a probe, is served; whoever needs one is told that a part is away.</summary>
    private AuthenticateResult Unknown(Exception outage)
    {
        UnusableAccess.SetUnknown(Context, outage);
        return NotValid;
    }

    private bool IsOutage(Exception exception) =>
        exception is DependencyUnavailableException || Context.RequestServices.GetServices<IOutageClassifier>().Any(classifier => classifier.RetryAfter(exception) is not null);
}
